/**
 * Web addresses as the host and page they stand for.
 *
 * Takes a URL as people write it; gives the host without `www.`, the page
 * (host and path), and the registrable host. The list of multi-part suffixes is
 * short and our own: country suffixes that companies register below, and sites
 * that give each person a host of their own. Hosts where everybody has a page
 * (social networks, link collections) are no evidence by host, only by page.
 */
const suffixes: ReadonlySet<string> = new Set(
  `co.uk org.uk me.uk ac.uk gov.uk com.au net.au org.au edu.au gov.au co.nz org.nz govt.nz
   com.br org.br gov.br com.mx org.mx gob.mx com.ar gob.ar com.co com.pe com.ve co.za org.za
   co.jp or.jp ne.jp ac.jp co.kr or.kr com.cn org.cn com.tw com.hk com.sg com.my co.in org.in gov.in
   com.tr org.tr co.il org.il com.pl com.ua com.pt com.es gob.es gouv.fr gv.at co.at or.at gc.ca
   blogspot.com wordpress.com tumblr.com github.io gitlab.io netlify.app vercel.app pages.dev
   wixsite.com weebly.com substack.com medium.com carrd.co squarespace.com typepad.com livejournal.com`
    .split(/\s+/)
    .filter(Boolean),
);

const sharedHosts: ReadonlySet<string> = new Set(
  `twitter.com x.com facebook.com m.facebook.com fb.com fb.me instagram.com youtube.com youtu.be
   linkedin.com tiktok.com bsky.app threads.net threads.com mastodon.social reddit.com pinterest.com
   linktr.ee bit.ly t.co ow.ly goo.gl tinyurl.com lnk.bio beacons.ai patreon.com ko-fi.com paypal.me
   google.com plus.google.com docs.google.com amazon.com apple.com open.spotify.com soundcloud.com
   medium.com github.com gitlab.com wikipedia.org en.wikipedia.org imdb.com gmail.com flickr.com`
    .split(/\s+/)
    .filter(Boolean),
);

export interface WebAddress {
  readonly host: string;
  /** Host and path, lower case, no trailing slash; equal to `host` for a home page. */
  readonly page: string;
  /** What somebody registered: the public suffix and one label more. */
  readonly registrable: string;
  /** True where everybody has a page, so that the host says nothing. */
  readonly shared: boolean;
}

const urlCharactersMax = 500;

export function webAddress(text: string | null | undefined): WebAddress | undefined {
  const trimmed = (text ?? '').trim().toLowerCase();
  if (trimmed === '' || trimmed.length > urlCharactersMax) return undefined;
  const found =
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^@/?#\s]*@)?([^/:?#\s]+)(?::\d+)?([^?#\s]*)/.exec(
      trimmed,
    );
  const host = found?.[1]?.replace(/^(www\d?|m)\./, '').replace(/\.$/, '');
  if (host === undefined || !/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(host)) return undefined;
  const path = (found?.[2] ?? '').replace(/\/+$/, '').replace(/\/index\.\w+$/, '');
  const registrable = registrableHost(host);
  const shared = sharedHosts.has(host) || sharedHosts.has(registrable);
  return { host, page: host + path, registrable, shared };
}

export function registrableHost(host: string): string {
  const labels = host.split('.');
  const twoParts = labels.slice(-2).join('.');
  return suffixes.has(twoParts) ? labels.slice(-3).join('.') : twoParts;
}
