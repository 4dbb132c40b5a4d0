/**
 * What must not be left behind when a command ends, however it ends: regularly,
 * by a failure, by `process.exit`, or by a signal such as Ctrl-C.
 *
 * After a signal the process ends by that same signal, as its parent expects.
 */
const removals = new Set<() => void>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Remembers a removal; gives the function that makes it unnecessary. `remove` must not wait. */
export function atEnd(remove: () => void): () => void {
  if (removals.size === 0) listen();
  removals.add(remove);
  return () => {
    removals.delete(remove);
    if (removals.size === 0) stopListening();
  };
}

function listen(): void {
  for (const signal of signals) process.on(signal, endBySignal);
  process.on('exit', removeAll);
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, endBySignal);
  process.off('exit', removeAll);
}

function removeAll(): void {
  for (const remove of removals) {
    removals.delete(remove);
    remove();
  }
}

function endBySignal(signal: NodeJS.Signals): void {
  try {
    removeAll();
  } finally {
    stopListening();
    process.kill(process.pid, signal);
  }
}
