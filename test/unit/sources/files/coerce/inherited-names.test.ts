/** Words that every plain object knows are texts like any other. */
import { describe, expect, it } from 'vitest';
import { choiceOf } from '../../../../../src/sources/files/coerce/choice.ts';
import { coerceHandles, coercePlatform } from '../../../../../src/sources/files/coerce/handle.ts';
import { readMoment } from '../../../../../src/sources/files/coerce/moment.ts';
import { Unreadable } from '../../../../../src/sources/files/coerce/unreadable.ts';
import { read } from '../temporary-file.ts';

const words = Object.getOwnPropertyNames(Object.prototype);

describe.each(words)('%s', (word) => {
  it('is a platform, of a handle too, and nothing that is one of a list', () => {
    expect(coercePlatform(word)).toBe(word.toLowerCase());
    expect(choiceOf(['follow', 'like'])(word)).toBeInstanceOf(Unreadable);
    expect(readMoment(`2024-01-01 10:00 ${word}`)).toBeInstanceOf(Unreadable);
    if (/^[a-z]+$/i.test(word)) {
      expect(coerceHandles(`${word}:${word}`)).toEqual([`${word.toLowerCase()}:${word}`]);
    }
  });

  it('is a name of a column and a cell of any other', async () => {
    const csv = `profile_id,platform,handle,display_name,location,${word}\np,${word},${word},${word},${word},${word}\n`;
    const json = `{"profile_id":"p","platform":"${word}","handle":"${word}","display_name":"${word}","location":"${word}","${word}":"${word}"}\n`;
    for (const content of [csv, json]) {
      const { rows } = await read('raw.profile', content);
      expect(rows).toMatchObject([
        {
          ...{ platform: word.toLowerCase(), handle: word, display_name: word, location: word },
          attributes: `{"${word}":"${word}"}`,
        },
      ]);
    }
  });
});
