/** Self-descriptions, built from a few parts in the language of the profile. */
import type { Random } from '../../kernel/index.ts';
import type { Resident } from '../people/block-people.ts';

const likes: Readonly<Record<string, readonly string[]>> = {
  en: [
    'hiker',
    'coffee snob',
    'dog person',
    'amateur baker',
    'cyclist',
    'dad of two',
    'mum of three',
    'bookworm',
    'gear nerd',
    'trail runner',
    'plant killer',
    'football tragic',
    'sea swimmer',
    'vinyl collector',
    'wild camper',
    'map lover',
  ],
  es: [
    'montañero',
    'cafetera',
    'amante de los perros',
    'lector',
    'ciclista',
    'papá de dos',
    'viajera',
    'futbolero',
    'cocinillas',
    'runner',
    'fotógrafo aficionado',
    'mochilera',
  ],
  de: [
    'Wanderer',
    'Kaffeetante',
    'Hundemensch',
    'Hobbybäcker',
    'Radfahrerin',
    'Papa von zwei',
    'Bücherwurm',
    'Bergmensch',
    'Balkongärtner',
    'Läuferin',
    'Kletterer',
    'Nachteule',
  ],
  fr: [
    'randonneur',
    'accro au café',
    'maman de deux',
    'cycliste',
    'lectrice',
    'grimpeur',
    'passionné de photo',
    'jardinière',
    'cuisinier du dimanche',
    'coureuse',
    'montagnard',
  ],
  pt: [
    'trilheiro',
    'viciada em café',
    'mãe de pet',
    'ciclista',
    'pai de dois',
    'leitora',
    'flamenguista',
    'corredora',
    'fotógrafo amador',
    'cozinheiro de fim de semana',
  ],
  it: [
    'escursionista',
    'caffeinomane',
    'mamma di due',
    'ciclista',
    'lettrice',
    'arrampicatore',
    'fotoamatore',
    'tifoso',
    'cuoco della domenica',
    'camminatrice',
  ],
  ar: [
    'محب للجبال',
    'عاشق القهوة',
    'أب لطفلين',
    'قارئة',
    'مصور هاو',
    'رحالة',
    'مشجع كرة',
    'طباخة هاوية',
  ],
  hi: [
    'trekker',
    'chai lover',
    'cricket bhakt',
    'foodie',
    'ghumakkad',
    'papa of two',
    'bookworm',
    'cyclist',
    'pahadon ka deewana',
  ],
};
const mottos = [
  'Opinions mine.',
  'Views are my own.',
  'she/her',
  'he/him',
  'they/them',
  '🏔️',
  '🌱',
  '☕📚',
  'Here for the memes.',
  'Retweets ≠ endorsement',
  'Slowly getting outside more.',
  '🚴‍♀️⛺',
  '…',
  'est. a while ago',
];

/** A bio, or null for the third of profiles that have none. */
export function drawBio(random: Random, resident: Resident, namesEmployer: boolean): string | null {
  const { person, own } = resident;
  const parts: string[] = [];
  const lines = likes[person.lang] ?? (likes['en'] as readonly string[]);
  if (namesEmployer) parts.push(`${own.job} @ ${own.company}`);
  else if (random.chance(0.3)) parts.push(own.job);
  const wanted = random.below(4);
  for (let i = 0; i < wanted; i++) {
    const word = random.pick(lines);
    if (!parts.includes(word)) parts.push(word);
  }
  if (random.chance(0.35)) parts.push(random.pick(mottos));
  return parts.length === 0 ? null : parts.join(random.pick([' | ', ', ', '. ', ' · ', ' / ']));
}

const botBios = [
  'Crypto | Growth | Freedom',
  'DM for promo 📩',
  'News 24/7',
  'Follow back 100%',
  'Best deals daily 🔥',
  'Entrepreneur. Investor. Visionary.',
  'Link below 👇',
  'Official giveaway page',
  'Living my best life ✨',
  'AI • Web3 • Mindset',
];
export const drawBotBio = (random: Random): string | null =>
  random.chance(0.55) ? random.pick(botBios) : null;

/** What a stranger says of themselves: tells nothing of whom they are called after. */
export function drawStrangerBio(random: Random, lang: string): string | null {
  if (random.chance(0.35)) return null;
  return random.pick(likes[lang] ?? (likes['en'] as readonly string[]));
}
