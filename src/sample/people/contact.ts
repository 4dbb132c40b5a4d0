/**
 * Phones, e-mail addresses and companies that can belong to nobody.
 *
 * Addresses end in `.example` or `.test` or stand under `example.com|net|org`
 * (RFC 2606). Phones come from ranges kept for fiction where a country has
 * one (US 555-01xx, Ofcom, Bundesnetzagentur, Arcep), else from the national
 * numbers that begin with 000, which no country assigns.
 */
import type { Random } from '../../kernel/index.ts';
import { fold } from '../names/fold.ts';

const usAreas = [
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239',
  '240 248 251 252 253 254 256 260 262 267 269 270 272 276 281 301 302 303 304 305 307 308 309 310',
  '312 313 314 315 316 317 318 319 320 321 323 325 330 334 336 337 339 347 351 352 360 361 386 401',
  '402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 425 430 432 434 435 440 443 458 469',
]
  .join(' ')
  .split(' ');
const gbStarts = [
  '7700900',
  '1134960',
  '1144960',
  '1154960',
  '1164960',
  '1174960',
  '1214960',
  '1314960',
  '1414960',
  '1514960',
  '1614960',
  '2079460',
  '1914980',
  '2920180',
];
const deStarts = ['3023125', '6990009', '4066969', '2214710', '8999998'];
const frStarts = ['19900', '26191', '35301', '46571', '53649', '63998'];

const digits = (random: Random, count: number): string =>
  String(random.below(10 ** count)).padStart(count, '0');

/** E.164. */
export function drawPhone(random: Random, style: string): string {
  switch (style) {
    case 'us':
      return `+1${random.pick(usAreas)}55501${digits(random, 2)}`;
    case 'gb':
      return `+44${random.pick(gbStarts)}${digits(random, 3)}`;
    case 'de':
      return `+49${random.pick(deStarts)}${digits(random, 3)}`;
    case 'fr':
      return `+33${random.pick(frStarts)}${digits(random, 4)}`;
    default:
      return `+${style}000${digits(random, 6)}`;
  }
}

const mailHosts = [
  'example.com',
  'example.net',
  'example.org',
  'mail.example',
  'post.example',
  'inbox.test',
  'webmail.test',
  'kurier.example',
  'correo.example',
];
export const drawMailHost = (random: Random): string => {
  const rank = Math.floor(mailHosts.length * random.uniform() ** 2);
  return mailHosts[rank] as string;
};

const companyStarts =
  'Aldwin Bramley Corvane Delmor Estrin Falkenau Gandelo Hollin Istvar Jorvane Kaldero Lumenor Marvik Nordale Ostrava Pellan Quorin Rivello Solvane Tamarind Umbria Velmora Westerby Xandor Yarrowby Zellin'.split(
    ' ',
  );
const companyEnds =
  'Systems Logistics Foods Bank Energy Studios Labs Consulting Media Health Works Insurance Design Robotics'.split(
    ' ',
  );
export const drawCompany = (random: Random): string =>
  `${random.pick(companyStarts)} ${random.pick(companyEnds)}`;
/** −log2 of one company's share. */
export const companyBits = Math.log2(companyStarts.length * companyEnds.length);
export const hostOfCompany = (company: string): string => `${fold(company)}.test`;

export const jobTitles = [
  'Engineer',
  'Teacher',
  'Nurse',
  'Designer',
  'Accountant',
  'Project Manager',
  'Sales Manager',
  'Developer',
  'Photographer',
  'Architect',
  'Lawyer',
  'Chef',
  'Student',
  'Analyst',
  'Journalist',
  'Carpenter',
  'Physiotherapist',
  'Electrician',
  'Researcher',
  'Consultant',
] as const;
