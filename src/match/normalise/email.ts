/**
 * An e-mail address taken apart: where its provider delivers it, and what its
 * local part says of a name.
 *
 * Takes an address; gives the address as the provider reads it (tags off, dots
 * off where they do not count, one of several domains of a provider), letters
 * and digits of the local part, its words and digits, and a year that may be
 * the year of birth. The parts that name somebody are null where the address is
 * a role (`info@`). Provider rules as their help pages state them; a tag after
 * `+` is taken off everywhere (RFC 5233).
 */
import { yearIn } from './digits.ts';

export interface EmailParts {
  readonly norm: string;
  /** Letters and digits of the local part; null for a role, or below three characters. */
  readonly local: string | null;
  /** Runs of letters and of digits in the local part, parted by spaces; null with `local`. */
  readonly words: string | null;
  /** Four or two digits that may be the year of birth. */
  readonly year: string | null;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** An address all of whose words are among these is a role's, in six languages. */
const roleWords = list(`
  info infos information office contact contacts contactus admin administrator administration mail email
  hello hi hey support help helpdesk helpline sales team webmaster postmaster hostmaster noreply no reply
  donotreply do not service services customer customerservice customercare care press media pr news
  newsletter newsletters billing invoice invoices accounts accounting account finance hr jobs job careers
  career recruiting recruitment marketing legal privacy security abuse compliance dpo feedback enquiries
  enquiry inquiries inquiry orders order shop store booking bookings reservations reservation events
  event general main management secretary governor senator representative mayor clerk legislature lt
  ltgovernor attorneygeneral it tech root test partners partner wholesale purchasing procurement returns
  kontakt buero verkauf vertrieb kundenservice kundendienst presse rechnung rechnungen bewerbung
  einkauf buchhaltung datenschutz bestellung zentrale post redaktion
  contacto ventas soporte ayuda atencion cliente clientes pedidos prensa facturacion rrhh
  contato vendas suporte atendimento financeiro comercial faturamento imprensa
  contatto contatti vendite assistenza commerciale amministrazione segreteria ordini fatture stampa
  contactez commercial ventes service client clients comptabilite commande commandes secretariat accueil
  rh facturation recrutement bonjour hallo hola ola ciao`);

interface ProviderRule {
  /** The domain that stands for all that deliver to one mailbox. */
  readonly domain: string;
  /** Characters in the local part that do not count. */
  readonly ignored?: RegExp;
  /** What begins a tag beside `+`. */
  readonly tag?: RegExp;
}

const gmail: ProviderRule = { domain: 'gmail.com', ignored: /\./g };
const proton: ProviderRule = { domain: 'proton.me', ignored: /[._-]/g };
const icloud: ProviderRule = { domain: 'icloud.com' };
const yandex: ProviderRule = { domain: 'yandex.ru', ignored: /[.-]/g };
const yahoo = (domain: string): ProviderRule => ({ domain, tag: /-.*$/ });

const providerRules: ReadonlyMap<string, ProviderRule> = new Map([
  ['gmail.com', gmail],
  ['googlemail.com', gmail],
  ['proton.me', proton],
  ['protonmail.com', proton],
  ['protonmail.ch', proton],
  ['pm.me', proton],
  ['icloud.com', icloud],
  ['me.com', icloud],
  ['mac.com', icloud],
  ...['yandex.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'ya.ru'].map(
    (domain): [string, ProviderRule] => [domain, yandex],
  ),
  ...['com', 'de', 'fr', 'it', 'es', 'co.uk', 'com.br', 'co.in', 'ca', 'com.mx', 'com.ar'].map(
    (suffix): [string, ProviderRule] => [`yahoo.${suffix}`, yahoo(`yahoo.${suffix}`)],
  ),
]);

const localLettersMin = 3;

export function emailParts(email: string | null | undefined): EmailParts | undefined {
  if (email === null || email === undefined) return undefined;
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at <= 0 || at === address.length - 1) return undefined;
  const domain = address.slice(at + 1);
  const rule = providerRules.get(domain);
  let local = address.slice(0, at);
  const plus = local.indexOf('+');
  if (plus > 0) local = local.slice(0, plus);
  if (rule?.tag !== undefined) local = local.replace(rule.tag, '') || local;
  const delivered = rule?.ignored === undefined ? local : local.replace(rule.ignored, '') || local;
  const norm = `${delivered}@${rule?.domain ?? domain}`;
  const tokens = local.match(/[a-z]+|[0-9]+/g) ?? [];
  const plain = tokens.join('');
  const role =
    roleWords.has(plain) || tokens.every((word) => roleWords.has(word) || isDigits(word));
  if (plain.length < localLettersMin || role) return { norm, local: null, words: null, year: null };
  return { norm, local: plain, words: tokens.join(' '), year: yearIn(plain) };
}

/** Letters and digits of the local part; null for no address and for a role. */
export const emailLocal = (email: string | null | undefined): string | null =>
  emailParts(email)?.local ?? null;

const isDigits = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
};
