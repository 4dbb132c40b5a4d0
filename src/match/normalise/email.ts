/**
 * The local part of an e-mail address as evidence for a handle.
 *
 * Takes an address; gives letters and digits of the local part without a `+tag`,
 * or null where the address is a role (`info@`) and names nobody.
 */
const roles: ReadonlySet<string> = new Set(
  `info office contact admin mail hello support sales team webmaster postmaster noreply kontakt
   service press newsletter billing accounts hr jobs marketing buero contacto contato contatto
   secretary governor senator representative mayor clerk legislature ltgovernor attorneygeneral`
    .split(/\s+/)
    .filter(Boolean),
);

export function emailLocal(email: string | null | undefined): string | null {
  const address = (email ?? '').trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at <= 0) return null;
  const local = address
    .slice(0, at)
    .replace(/\+.*$/, '')
    .replace(/[^a-z0-9]/g, '');
  return local.length < 3 || roles.has(local) ? null : local;
}
