/** A process of its own that asks for the embedded server and prints what it got. */
import { startEmbedded } from '../../../src/store/index.ts';

const [workspace = '', port = '0'] = process.argv.slice(2);
try {
  const { pid, folder, socketFolder } = await startEmbedded({ workspace, port: Number(port) });
  process.stdout.write(JSON.stringify({ pid, folder, socketFolder }));
} catch (error) {
  const { code, message } = error as { code: string; message: string };
  process.stdout.write(JSON.stringify({ code, message }));
}
