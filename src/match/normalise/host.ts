/**
 * Web addresses as the host and page they stand for.
 *
 * Takes a URL as people write it; gives the host without `www.`, the page
 * (host and path), and the registrable host by the Public Suffix List, private
 * suffixes included: `lena.github.io` is somebody's own, `github.io` is not.
 * Hosts where everybody has a page (social networks, link collections,
 * providers of hosts) are no evidence by host, only by page.
 */
import { getDomain } from 'tldts';
import { remember } from './remember.ts';

const sharedHosts: ReadonlySet<string> = new Set(
  `twitter.com x.com facebook.com m.facebook.com fb.com fb.me instagram.com youtube.com youtu.be
   linkedin.com tiktok.com bsky.app threads.net threads.com mastodon.social reddit.com pinterest.com
   linktr.ee bit.ly t.co ow.ly goo.gl tinyurl.com lnk.bio beacons.ai patreon.com ko-fi.com paypal.me
   google.com plus.google.com docs.google.com amazon.com apple.com open.spotify.com soundcloud.com
   medium.com github.com gitlab.com wikipedia.org en.wikipedia.org imdb.com gmail.com flickr.com
   linkin.bio linktree.com bio.link bio.site campsite.bio taplink.cc allmylinks.com solo.to about.me
   flow.page milkshake.app hoo.be snipfeed.co lnk.to msha.ke koji.to direct.me contactin.bio heylink.me
   twitch.tv discord.gg discord.com telegram.me t.me wa.me whatsapp.com snapchat.com vk.com ok.ru weibo.com
   xing.com viadeo.com myspace.com tumblr.com vimeo.com dailymotion.com bandcamp.com mixcloud.com
   spotify.com music.apple.com podcasts.apple.com itunes.apple.com deezer.com tidal.com
   behance.net dribbble.com deviantart.com artstation.com 500px.com unsplash.com etsy.com ebay.com
   shopify.com gumroad.com buymeacoffee.com cash.app venmo.com gofundme.com kickstarter.com indiegogo.com
   eventbrite.com meetup.com strava.com goodreads.com letterboxd.com last.fm researchgate.net academia.edu
   orcid.org scholar.google.com sites.google.com blogger.com substack.com wordpress.com blogspot.com
   wixsite.com weebly.com squarespace.com carrd.co notion.site mailchi.mp typeform.com calendly.com
   stackoverflow.com kaggle.com huggingface.co npmjs.com pypi.org bitbucket.org codepen.io
   yahoo.com outlook.com hotmail.com msn.com live.com aol.com web.de gmx.de yandex.ru mail.ru qq.com
   yelp.com tripadvisor.com trustpilot.com crunchbase.com angel.co wellfound.com producthunt.com quora.com
   threads.net mastodon.online mas.to hachyderm.io fosstodon.org bsky.social`
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

const privateSuffixes = { allowPrivateDomains: true } as const;
const urlCharactersMax = 500;

/** Suffixes of the list, and hosts like them that give each person a host of their own. */
const ownHosts: ReadonlySet<string> = new Set(
  `wordpress.com blogspot.com tumblr.com wixsite.com weebly.com squarespace.com substack.com carrd.co
   medium.com typepad.com livejournal.com jimdofree.com bandcamp.com notion.site ghost.io hashnode.dev
   webflow.io strikingly.com mystrikingly.com ueniweb.com godaddysites.com over-blog.com hatenablog.com
   home.blog bsky.social`
    .split(/\s+/)
    .filter(Boolean),
);

const parsed = remember((text: string): WebAddress | null => parse(text) ?? null);

export const webAddress = (text: string | null | undefined): WebAddress | undefined =>
  text === null || text === undefined || text === '' ? undefined : (parsed(text) ?? undefined);

function parse(text: string): WebAddress | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '' || trimmed.length > urlCharactersMax) return undefined;
  const found =
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^@/?#\s]*@)?([^/:?#\s]+)(?::\d+)?([^?#\s]*)/.exec(
      trimmed,
    );
  const host = found?.[1]?.replace(/^(www\d?|m)\./, '').replace(/\.$/, '');
  if (host === undefined || !/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(host)) return undefined;
  const path = (found?.[2] ?? '').replace(/\/+$/, '').replace(/\/index\.\w+$/, '');
  const registrable = registrableHost(host);
  // A host below which others are given theirs, such as github.io, or no name at all.
  const nobodys = getDomain(host, privateSuffixes) === null;
  const shared = nobodys || sharedHosts.has(host) || sharedHosts.has(registrable);
  return { host, page: host + path, registrable, shared };
}

/** The host somebody registered or was given; the host itself where it is a suffix or an address. */
export function registrableHost(host: string): string {
  const registered = getDomain(host, privateSuffixes) ?? host;
  if (!ownHosts.has(registered) || host === registered) return registered;
  return host
    .split('.')
    .slice(-registered.split('.').length - 1)
    .join('.');
}
