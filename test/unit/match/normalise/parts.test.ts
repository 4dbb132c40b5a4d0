import { describe, expect, it } from 'vitest';
import { phonesOf, postcodeOf } from '../../../../src/match/normalise/contact.ts';
import { emailLocal, emailParts } from '../../../../src/match/normalise/email.ts';
import { handleParts } from '../../../../src/match/normalise/handle.ts';
import { registrableHost, webAddress } from '../../../../src/match/normalise/host.ts';
import { natureOf } from '../../../../src/match/normalise/nature.ts';
import { nicknameGroupsOf, shareNickname } from '../../../../src/match/normalise/nickname.ts';
import { personName, shownNameWords } from '../../../../src/match/normalise/person-name.ts';
import { companyWords, titlesIn } from '../../../../src/match/normalise/work.ts';
import {
  areasInText,
  countryCode,
  regionCode,
  regionsOfHandle,
} from '../../../../src/match/place/named-place.ts';

const nobody = {
  first: null,
  middle: null,
  last: null,
  suffix: null,
  nickname: null,
  full: null,
  aliases: null,
};

describe('personName', () => {
  it('reads columns, nickname and suffix', () => {
    const name = personName({
      ...nobody,
      first: 'Robert',
      middle: 'P.',
      last: 'Halloway',
      suffix: 'Jr.',
      nickname: 'Bob',
    });
    expect(name).toEqual({
      given: ['robert', 'bob'],
      middle: ['p'],
      family: ['halloway'],
      generation: 'jr',
    });
  });

  it.each([
    ['Dr. Anna de la Cruz', ['anna'], 'delacruz'],
    ['Cruz, Anna', ['anna'], 'cruz'],
    ['Anna Bergström', ['anna'], 'bergstrom'],
  ])('splits %s', (full, given, family) => {
    const name = personName({ ...nobody, full });
    expect(name.given).toEqual(given);
    expect(name.family[0]).toBe(family);
  });

  it('keeps the parts of a double name as further family names', () => {
    expect(personName({ ...nobody, last: 'Kranz-Möller' }).family).toEqual([
      'kranzmoller',
      'moller',
      'kranz',
    ]);
  });

  it('takes titles and decorations off a shown name', () => {
    expect(shownNameWords('✨ Rep. Lena Kranz, PhD ✨ | she/her')).toEqual(['lena', 'kranz']);
  });
});

describe('nicknames', () => {
  it.each([
    ['bob', 'robert'],
    ['pepe', 'jose'],
    ['sepp', 'josef'],
    ['ze', 'jose'],
    ['beppe', 'giuseppe'],
    ['kat', 'kate'],
  ])('%s may be %s', (a, b) => {
    expect(shareNickname(a, b)).toBe(true);
    expect(shareNickname(b, a)).toBe(true);
  });

  it('does not make Bob of Bill', () => {
    expect(shareNickname('bob', 'bill')).toBe(false);
  });

  it('leaves an unlisted name a group of its own', () => {
    expect(nicknameGroupsOf('xiuying')).toEqual(['xiuying']);
  });
});

describe('handleParts', () => {
  it.each([
    ['@TheRealLenaKranz', 'lenakranz', 'the real lena kranz'],
    ['SteveHallowayIA', 'stevehallowayia', 'steve halloway ia'],
    ['lena-kranz-a7b14c', 'lenakranz', 'lena kranz'],
    ['lena.kranz@social.example', 'lenakranz', 'lena kranz'],
    ['rephalloway', 'halloway', 'rephalloway'],
    ['lena-t-kranz-iii-rph-a1b9b2b', 'lenatkranziiirph', 'lena t kranz iii rph'],
    ['l3na_kr4nz', 'lenakranz', 'l 3 na kr 4 nz'],
    ['kranz4congress', 'kranz', 'kranz 4 congress'],
  ])('%s has the skeleton %s', (handle, skeleton, words) => {
    expect(handleParts(handle)).toMatchObject({ skeleton, words });
  });

  it.each([
    ['lenak1987', '1987'],
    ['lena_87', '87'],
    ['lena12345', null],
    ['lena', null],
  ])('%s holds the year %s', (handle, year) => {
    expect(handleParts(handle).year).toBe(year);
  });

  it('bears a handle of 200 characters and none at all', () => {
    expect(handleParts('x'.repeat(200)).plain.length).toBe(200);
    expect(handleParts(null)).toEqual({
      plain: '',
      letters: '',
      skeleton: '',
      words: '',
      year: null,
    });
  });
});

describe('web addresses', () => {
  it.each([
    ['https://www.Kranz.example/', 'kranz.example', 'kranz.example', 'kranz.example'],
    ['blog.kranz.co.uk/a/', 'blog.kranz.co.uk', 'blog.kranz.co.uk/a', 'kranz.co.uk'],
    ['http://lena.github.io', 'lena.github.io', 'lena.github.io', 'lena.github.io'],
    ['a.b.kranz.com.br', 'a.b.kranz.com.br', 'a.b.kranz.com.br', 'kranz.com.br'],
    ['lena.wordpress.com/x', 'lena.wordpress.com', 'lena.wordpress.com/x', 'lena.wordpress.com'],
  ])('%s', (url, host, page, registrable) => {
    expect(webAddress(url)).toMatchObject({ host, page, registrable, shared: false });
  });

  it('knows hosts where everybody has a page', () => {
    for (const host of ['github.io', 'linktr.ee/lena', 'wordpress.com', 'm.facebook.com/lena']) {
      expect(webAddress(host)?.shared).toBe(true);
    }
    expect(webAddress('https://www.facebook.com/lena')?.shared).toBe(true);
  });

  it('gives nothing for what is no address', () => {
    expect(webAddress('not a url')).toBeUndefined();
    expect(registrableHost('localhost')).toBe('localhost');
  });
});

describe('e-mail', () => {
  it.each([
    ['Lena.Kranz87@mail.example', 'lenakranz87'],
    ['lena+news@mail.example', 'lena'],
    ['info@kranz.example', null],
    ['no address', null],
  ])('%s', (email, local) => {
    expect(emailLocal(email)).toBe(local);
  });
});

describe('e-mail as its provider delivers it', () => {
  it.each([
    ['Lena.Kranz+news@GoogleMail.com', 'lenakranz@gmail.com', 'lena kranz', null],
    ['lena.kranz87@mail.example', 'lena.kranz87@mail.example', 'lena kranz 87', '87'],
    ['lena_kranz1987@pm.me', 'lenakranz1987@proton.me', 'lena kranz 1987', '1987'],
    ['lena@mac.com', 'lena@icloud.com', 'lena', null],
    ['lena-shop@yahoo.de', 'lena@yahoo.de', 'lena', null],
    ['info-berlin@kranz.example', 'info-berlin@kranz.example', 'info berlin', null],
    ['customer.service2@kranz.example', 'customer.service2@kranz.example', null, null],
  ])('%s', (email, norm, words, year) => {
    expect(emailParts(email)).toMatchObject({ norm, words, year });
  });
});

describe('phones and postcodes', () => {
  it('are digits, each phone once and in order', () => {
    expect(phonesOf(['+49 30 1234567', null])).toBe('+49301234567');
    expect(phonesOf(['202-224-5251', '+12022245251', '202 224 5251'])).toBe(
      '+12022245251 2022245251',
    );
    expect(phonesOf(['123', undefined])).toBeNull();
    expect(postcodeOf('SW1A 1AA')).toBe('sw1a1aa');
    expect(postcodeOf('12345-6789')).toBe('12345');
    expect(postcodeOf(' ')).toBeNull();
  });
});

describe('places', () => {
  it.each([
    ['houston texas', ['US-TX'], ['US']],
    ['washington dc', ['US-DC'], ['US']],
    ['from hamburg in deutschland', ['DE-HH'], ['DE']],
    ['lyon france', [], ['FR']],
    ['come in hi there', [], []],
  ])('%s', (text, regions, countries) => {
    expect(areasInText(text)).toEqual({ regions, countries });
  });

  it('reads codes and names of records', () => {
    expect(regionCode('Texas', 'US')).toBe('US-TX');
    expect(regionCode('TX', null)).toBe('US-TX');
    expect(regionCode('Bayern', 'DE')).toBe('DE-BY');
    expect(countryCode('Deutschland')).toBe('DE');
  });

  it.each([
    ['LenaKranzOH', ['US-OH']],
    ['lenakranz_ny', ['US-NY']],
    ['KranzForIowa', ['US-IA']],
    ['check_in', []],
  ])('%s ends in a region', (handle, regions) => {
    expect(regionsOfHandle(handle, handleParts(handle).words.split(' '))).toEqual(regions);
  });
});

describe('work and nature', () => {
  it('reads abbreviations as the title they stand for', () => {
    expect(titlesIn('rep lena kranz md')).toEqual(['doctor', 'representative']);
  });

  it('keeps the words that tell a company', () => {
    expect(companyWords('Nordwind Logistics GmbH')).toEqual(['nordwind', 'logistics']);
  });

  it.each([
    ['lena kranz parody', 'lenakranz', '', 'imitation'],
    ['lena kranz', 'lenakranz', 'parody account', 'imitation'],
    ['kranz foundation', 'kranzorg', '', 'organisation'],
    ['lena kranz', 'lenakranz', 'growth hacking and more', 'promotion'],
    ['lena kranz', 'lenakranz', 'dm for promo', 'promotion'],
    ['lena kranz', 'lenakranz', 'my discount code is x', 'promotion'],
    ['lena kranz fans', 'lenakranz', '', 'imitation'],
    ['kranz studios', 'kranz', '', 'organisation'],
    ['lena kranz', 'not the lena', '', 'imitation'],
    ['lena kranz', 'lenakranz', 'president of the kranz foundation', 'person'],
  ])('%s', (name, handle, bio, nature) => {
    const words = `${name} ${handle} ${bio}`.split(' ');
    expect(natureOf({ name, handle, bio }, words)).toBe(nature);
  });
});
