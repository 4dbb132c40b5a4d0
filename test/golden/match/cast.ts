/** A small invented cast, for what the job must and must not do. */
import type { Row } from '../job/memory-job.ts';

export const lena: Row = {
  customer_id: 'c-lena',
  first_name: 'Magdalena',
  last_name: 'Kranzow',
  email: 'lena.kranzow@mail.example',
  city: 'Houston',
  region: 'TX',
  country: 'US',
  website: 'https://kranzow.example',
  birth_year: 1987,
};
export const oskar: Row = {
  customer_id: 'c-oskar',
  first_name: 'Oskar',
  last_name: 'Brennfeld',
  email: 'oskar@brennfeld.example',
  city: 'Portland',
  region: 'OR',
  country: 'US',
};
export const lenaProfile: Row = {
  profile_id: 'p-lena',
  platform: 'x',
  handle: 'lenakranzow',
  display_name: 'Lena Kranzow',
  bio: 'Ceramics and tea.',
  location: 'Houston, TX',
  urls: ['https://kranzow.example'],
};
export const oskarProfile: Row = {
  profile_id: 'p-oskar',
  platform: 'mastodon',
  handle: 'oskar.brennfeld',
  display_name: 'Oskar Brennfeld',
  location: 'Portland, OR',
};
export const strangerProfile: Row = {
  profile_id: 'p-stranger',
  platform: 'x',
  handle: 'teapot99',
  display_name: 'Tea Pot',
  bio: 'I am a teapot.',
};

export const customers: readonly Row[] = [lena, oskar];
export const profiles: readonly Row[] = [lenaProfile, oskarProfile, strangerProfile];
