/**
 * Texts that try to become more than text in a page, in a feed or inside a script. What they would run is `harm()`,
 * and what they would load has `canary` in its address, so that a browser can tell. Gathered after the OWASP filter
 * evasion cheat sheet, the bypasses that DOMPurify and sanitize-html had, and what is special about a programme:
 * Markdown, XML around it, JSON inside a script.
 */
const SCRIPTS = [
  '<script>harm()</script>',
  '<ScRiPt src="/canary.js"></sCrIpT>',
  '<<script>harm()//<</script>',
  '<script\u00a0>harm()</script\t\n>',
  '<scr<script>ipt>harm()</scr</script>ipt>',
  '<scr\u0000ipt>harm()</scr\u0000ipt>',
  '<script type="module">import "/canary.js"</script>',
  '<body onload=harm()><frameset onload=harm()>',
];

const HANDLERS = [
  '<img src=x onerror=harm()>',
  '<IMG SRC=/canary.png OnErRoR=harm()>',
  '<img/src=x/onerror=harm()>',
  '<img src=x onerror\n=\nharm()>',
  '<img src=x onerror=harm() ',
  '<video><source onerror=harm()></video>',
  '<audio src=/canary.ogg onerror=harm()></audio>',
  '<input autofocus onfocus=harm()>',
  '<details open ontoggle=harm()>x</details>',
  '<marquee onstart=harm()>x</marquee>',
  '<p onclick=harm() tabindex=0 autofocus onfocus=harm()>x</p>',
  '<div style="animation:x" onanimationstart=harm()><style>@keyframes x{}</style>',
  '<button popovertarget=pop>x</button><div id=pop popover onbeforetoggle=harm()>x</div>',
  '<a href="https://rain.example" onmouseover="harm()" ping=/canary>x</a>',
];

const ADDRESSES = [
  '<a href="javascript:harm()">x</a>',
  '<a href=" \u0001java\nscript:harm()">x</a>',
  '<a href="&#106;avascript&colon;harm()">x</a>',
  '<a href="jav&#x09;ascript:harm()">x</a>',
  '<a href="JaVaScRiPt:harm()">x</a>',
  '<a href="vbscript:harm()">x</a>',
  '<a href="data:text/html,<script>harm()</script>">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5oYXJtKCk8L3NjcmlwdD4=">x</a>',
  '<a href="//canary.example/">x</a>',
  '<iframe src="javascript:harm()"></iframe>',
  '<iframe srcdoc="<script>parent.harm()</script>"></iframe>',
  '<object data="data:text/html,<script>harm()</script>"></object><embed src="/canary.swf">',
  '<form action="/canary"><button formaction="javascript:harm()">x</button></form>',
  '<base href="https://canary.example/"><a href="x">x</a>',
  '<meta http-equiv="refresh" content="0;url=/canary">',
  '<img srcset="/canary.png 1x, /canary-2.png 2x" sizes="100vw">',
  '<picture><source srcset="/canary.webp"><img src="/canary.png"></picture>',
  '<video poster="/canary.png"></video><track src="/canary.vtt">',
  '<link rel="stylesheet" href="/canary.css"><link rel="preload" as="image" href="/canary.png">',
  'javascript:harm()',
  'java\tscript:harm()',
  '\u0001javascript:harm()',
  'data:text/html,<script>harm()</script>',
  'https://rain.example/"onmouseover="harm()',
  "https://rain.example/'><script>harm()</script>",
];

const FOREIGN = [
  '<svg onload=harm()></svg>',
  '<svg><script>harm()</script></svg>',
  '<svg><script href="data:,harm()"/></svg>',
  '<svg><a xlink:href="javascript:harm()"><text y=20>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:harm() onbegin=harm()></animate></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>harm()</script></svg>#x"/></svg>',
  '<svg><foreignObject><img src=x onerror=harm()></foreignObject></svg>',
  '<svg><image href="/canary.png"/></svg>',
  '<math href="javascript:harm()">x</math>',
  '<math><maction actiontype="statusline#https://canary.example" xlink:href="javascript:harm()">x</maction></math>',
  '<script xmlns="http://www.w3.org/1999/xhtml">harm()</script>',
  '<x:script xmlns:x="http://www.w3.org/1999/xhtml">harm()</x:script>',
];

/** A parser reads these otherwise the second time, when what it wrote is put into a page. */
const MUTATIONS = [
  '<noscript><p title="</noscript><img src=x onerror=harm()>">',
  '<svg></p><style><a id="</style><img src=x onerror=harm()>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=harm()&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=harm()>',
  '<math><mi><table><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=harm() src=x>"></path></textarea>',
  '<svg><title><style><img src="</style><img src=x onerror=harm()//">',
  '<select><style><!--</style><a rel="--><img src=x onerror=harm()>">',
  '<template><script>harm()</script></template>',
  '<textarea><script>harm()</script></textarea><img src=x onerror=harm()>',
  '<title></title><img src=x onerror=harm()>',
  '<xmp><img src="</xmp><img src=x onerror=harm()>">',
  '<!--><img src=x onerror=harm()>-->',
  '<!--!><img src=x onerror=harm()>-->',
  '<table><tr><td><script>harm()</script></td><img src=x onerror=harm()></table>',
  '<ul><li><a href="x"><li><a href="javascript:harm()">x</ul>',
  '<plaintext><img src=x onerror=harm()>',
];

/** These leave the attribute, the element, the script or the section that they were put into. */
const BREAKOUTS = [
  '"><script>harm()</script>',
  '" onmouseover="harm()" autofocus onfocus="harm()" x="',
  "' onmouseover='harm()' autofocus onfocus='harm()' x='",
  '`-harm()-`',
  '\\"><img src=x onerror=harm()>',
  '\\',
  '</title><script>harm()</script>',
  '</style><script>harm()</script>',
  '</script><script>harm()</script>',
  '</script\t><img src=x onerror=harm()>',
  '<!--<script>harm()</script>',
  ']]><script>harm()</script><![CDATA[',
  '<![CDATA[<script>harm()</script>]]>',
  '--><img src=x onerror=harm()><!--',
  '?><script>harm()</script><?x',
  '<?xml-stylesheet href="javascript:harm()"?>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '");harm();//',
  "');harm();//",
  '\u2028harm()\u2029//',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a template would run
  '${harm()}{{constructor.constructor("harm()")()}}<%= harm() %>',
  '__proto__',
  'x\r\nATTACH:javascript:harm()\r\nX-HARM:1',
  'x\nEND:VEVENT\nBEGIN:VALARM\nACTION:PROCEDURE',
  '=HYPERLINK("https://canary.example","x")',
];

const ENTITIES = [
  '&lt;script&gt;harm()&lt;/script&gt;',
  '&#60;script&#62;harm()&#60;/script&#62;',
  '&#x3c;img src=x onerror=harm()&#x3e',
  '&amp;lt;script&amp;gt;harm()&amp;lt;/script&amp;gt;',
  '&lt;img src=x onerror=harm()&gt;<p>x</p>',
  '<p>&lt;img src=x onerror=harm()&gt;</p>',
  '\uff1cscript\uff1eharm()\uff1c/script\uff1e',
  '+ADw-script+AD4-harm()+ADw-/script+AD4-',
];

const STYLES = [
  '<p style="background:url(/canary.png)">x</p>',
  '<p style="position:fixed;inset:0;background:red">x</p>',
  '<style>@import "/canary.css";body{background:url(/canary.png)}</style>',
  '}*{background:url(/canary.png)}',
  ';background:url(/canary.png)',
  '<p class="programme" id="q" name="getElementById" hidden>x</p>',
  '<a id=harm name=harm></a><form id=location name=cookie><input name=attributes></form>',
];

const MARKDOWN = [
  '[x](javascript:harm())',
  '[x]( java\tscript:harm() )',
  '[x](java&#115;cript:harm())',
  '[x](data:text/html;base64,PHNjcmlwdD5oYXJtKCk8L3NjcmlwdD4=)',
  '[x]\n\n[x]: javascript:harm()',
  '![x](/canary.png)',
  '![x](x"onerror="harm())',
  '![x](https://canary.example/x.png "\\" onerror=\\"harm()")',
  '<javascript:harm()>',
  '[<img src=x onerror=harm()>](https://rain.example)',
  '[x](https://rain.example "\\" onmouseover=\\"harm()")',
  '[x](<javascript:harm()>)',
  '`<img src=x onerror=harm()>`',
  '```html\n</code></pre><script>harm()</script>\n```',
  '> <script>harm()</script>\n\n- <img src=x onerror=harm()>',
  'https://rain.example/<script>harm()</script>',
  // As HTML, elements of a name that nobody knows, with handlers all the same.
  '<https://rain.example tabindex=0 autofocus onfocus=harm()>',
  '<https://x/contenteditable/autofocus/onfocus=harm()//>',
  '[x](\njavascript&colon;harm())',
  '[x]:\n  javascript&#58;harm()\n\n[x]',
  '**<img src=x onerror=harm()>** _<svg onload=harm()>_',
];

/** These turn around what stands beside them, or hide in it. */
const DIRECTIONS = [
  '\u202egnp.exe<script>harm()</script>',
  '\u2066\u2067\u2068x',
  '\u200fx\u200e\ufeff\u00ad\u200b',
  '\ud800x\udc00',
  'x\u0000\u0008\u001b[31m\u007f\u0085',
];

export const MARKUP_ATTACKS: readonly string[] = [
  ...SCRIPTS,
  ...HANDLERS,
  ...ADDRESSES,
  ...FOREIGN,
  ...MUTATIONS,
  ...BREAKOUTS,
  ...ENTITIES,
  ...STYLES,
  ...MARKDOWN,
  ...DIRECTIONS,
];
