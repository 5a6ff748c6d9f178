import type { Browser, Page } from 'playwright-core';

/** A page that notes what of an attack comes to anything. */
export interface HarmWatch {
  page: Page;
  /** What ran, was loaded, opened or was held back by the page's policy, since it was last asked. */
  takeHarm(): string[];
  /** What stands in the page that must not: scripts, handlers, addresses and elements of others. */
  listDangers(): Promise<string[]>;
  close(): Promise<void>;
}

/** On a phone, where the programme is a list: its grid would have hundreds of columns. */
export async function watchHarm(browser: Browser): Promise<HarmWatch> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  let harm: string[] = [];
  await context.exposeFunction('harm', () => void harm.push('a script ran'));
  await context.exposeFunction('foyerViolation', (what: string) => void harm.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      // Zod tries whether it may; what an attack would run calls `harm` by itself.
      if (event.blockedURI === 'eval') return;
      const report = (window as unknown as { foyerViolation: (what: string) => void }).foyerViolation;
      report(`held back: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on('request', request => {
    const { hostname, pathname } = new URL(request.url());
    if (hostname.includes('canary') || pathname.startsWith('/canary'))
      harm.push(`asked for ${request.url()}`);
  });
  context.on('dialog', dialog => {
    harm.push(`opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('page', page => page.on('popup', popup => void harm.push(`opened ${popup.url()}`)));
  const page = await context.newPage();
  page.setDefaultNavigationTimeout(120_000);
  return {
    page,
    takeHarm: () => {
      const taken = harm;
      harm = [];
      return taken;
    },
    listDangers: () => page.evaluate(listDangersHere),
    close: () => context.close(),
  };
}

/** Runs in the page. */
function listDangersHere(): string[] {
  const ADDRESSES = [
    'href',
    'src',
    'action',
    'formaction',
    'xlink:href',
    'data',
    'poster',
    'background',
    'ping',
  ];
  const ELEMENTS =
    'iframe,frame,object,embed,applet,base,form,math,template,plaintext,xmp,marquee,audio,track,meta[http-equiv],' +
    'svg script,svg foreignObject,svg animate,svg set,svg image,svg use,svg a,[popover],[popovertarget],[srcdoc]';

  function isOwnScript(script: HTMLScriptElement): boolean {
    if (script.src !== '') return new URL(script.src).pathname.startsWith('/_next/');
    if (script.type === 'application/ld+json') return typeof JSON.parse(script.text).name === 'string';
    // Next hands the data of a page over as text of scripts, in which everything stands as a string.
    return (
      !script.text.includes('harm') ||
      /^(?:\(self\.__next_f=[^;]*\)|self\.__next_f)\.push\(/.test(script.text)
    );
  }

  function isSafeAddress(name: string, value: string): boolean {
    const url = URL.parse(value, location.href);
    if (url === null) return true;
    const loads = name !== 'href' && name !== 'action';
    return /^(?:https?|mailto|blob):$/.test(url.protocol) && !(loads && url.pathname.includes('canary'));
  }

  function listOf(element: Element): string[] {
    const wrong: string[] = [];
    if (element.matches(ELEMENTS)) wrong.push('is here');
    if (element instanceof HTMLScriptElement && !isOwnScript(element)) wrong.push('is not of ours');
    if (element instanceof HTMLStyleElement && /canary|@import/.test(element.textContent))
      wrong.push('is of others');
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) wrong.push(`has ${name}`);
      if (ADDRESSES.includes(name) && !isSafeAddress(name, value)) wrong.push(`has ${name}="${value}"`);
      if (name === 'srcset' && value.includes('canary')) wrong.push('has srcset');
      if (name === 'style' && /url\(|canary|fixed/.test(value)) wrong.push(`has style="${value}"`);
    }
    return wrong.map(what => `<${element.localName}> ${what}: ${element.outerHTML.slice(0, 150)}`);
  }

  return [...document.querySelectorAll('*')].flatMap(listOf);
}
