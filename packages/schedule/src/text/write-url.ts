/** What RFC 3986 lets stand anywhere in a URI, and a `%` that begins an octet. */
const OTHERS = /%(?![0-9a-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%]/giu;

/** An http or https URL with what only browsers take for part of one (umlauts, blanks, `|`) as octets. */
export function writeUrl(url: string): string {
  if (url.search(OTHERS) === -1 && url.indexOf('#') === url.lastIndexOf('#')) return url;
  const parsed = URL.parse(url);
  if (parsed === null) return encodeOthers(url);
  // The brackets of an IPv6 address stay, and a second `#` ends nothing.
  const { protocol, host, pathname, search, hash } = parsed;
  return `${protocol}//${host}${encodeOthers(pathname + search)}${hash === '' ? '' : `#${encodeOthers(hash.slice(1)).replaceAll('#', '%23')}`}`;
}

function encodeOthers(text: string): string {
  return text.toWellFormed().replace(OTHERS, character => encodeURIComponent(character));
}
