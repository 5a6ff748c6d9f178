const names = new Map<string, Intl.DisplayNames>();

/** `de` → `German`; what is no language code stays as the programme writes it. */
export function nameLanguage(code: string, locale: string): string {
  let ofLocale = names.get(locale);
  try {
    if (ofLocale === undefined) {
      ofLocale = new Intl.DisplayNames(locale, { type: 'language' });
      names.set(locale, ofLocale);
    }
    return ofLocale.of(code) ?? code;
  } catch {
    return code;
  }
}
