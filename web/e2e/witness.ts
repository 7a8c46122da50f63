/**
 * Watches a page for anything that a text made happen: scripts, dialogs, windows, requests, reports of the policy, elements and
 * addresses that the app itself never makes. It sees every element that was in the document, however shortly.
 */
import type { BrowserContext, Locator, Page } from "playwright-core";

/** What a page showed, and what happened that must not. */
export interface Witness {
  /** Everything that went wrong so far; empty if the texts stayed texts. */
  offences(): Promise<string[]>;
}

interface Wanted {
  wanted: readonly string[];
  isCode: boolean;
}

/**
 * Scrolls through a part of the page and looks for texts, letter by letter; answers with those it did not find. With `isCode`
 * they may be spelled as in JSON or YAML.
 */
export async function textsNotShown(
  part: Locator,
  wanted: readonly string[],
  isCode = false,
): Promise<string[]> {
  return part.evaluate(lookForIn, { wanted, isCode });
}

/** Starts to watch; before the page is opened. */
export async function watch(context: BrowserContext, page: Page, origin: string): Promise<Witness> {
  const happened: string[] = [];
  page.on("dialog", (dialog) => {
    happened.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("page", () => happened.push("a window opened"));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || url.protocol === "data:" || url.protocol === "blob:";
    if (!isOurs) happened.push(`request to ${request.url()}`);
    if (url.pathname.startsWith("/injected")) happened.push(`request of ${url.pathname}`);
  });
  page.on("pageerror", (error) => happened.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // The browser itself complains of answers that refuse, which some pages are about.
    const isRefusal = /the server responded with a status of 4/.test(message.text());
    if (message.type() === "error" && !isRefusal) happened.push(`console: ${message.text()}`);
  });
  await page.addInitScript(witnessInPage);
  return {
    offences: async () => [
      ...happened,
      // A function of the script below.
      ...((await page.evaluate("window.__offences()")) as string[]),
    ],
  };
}

/** Runs in the page, before anything of it; may use nothing of this file. */
function witnessInPage(): void {
  const offences: string[] = [];
  const foreign = new Set(
    "IFRAME FRAME OBJECT EMBED BASE VIDEO AUDIO MARQUEE MATH ANIMATE SET APPLET BGSOUND META".split(
      " ",
    ),
  );
  const addresses = [
    "href",
    "xlink:href",
    "src",
    "action",
    "formaction",
    "data",
    "background",
    "poster",
  ];
  const picture = /^data:image\/(png|jpeg|gif|webp);base64,/;

  const check = (element: Element): void => {
    const name = element.tagName.toUpperCase();
    const say = (what: string): void =>
      void offences.push(`${what}: ${element.outerHTML.slice(0, 200)}`);
    if (
      foreign.has(name) &&
      !(name === "META" && element.closest("head") && !element.hasAttribute("http-equiv"))
    )
      say("foreign element");
    if (name === "SCRIPT" && !element.hasAttribute("src")) say("script in the page");
    if (name === "STYLE" && (element as HTMLStyleElement).nonce === "") say("style without nonce");
    if (element.hasAttribute("srcdoc")) say("document in an attribute");
    for (const { name: attribute } of element.attributes)
      if (/^on/i.test(attribute)) say(`handler ${attribute}`);
    for (const attribute of addresses) {
      const value = element.getAttribute(attribute);
      if (value === null) continue;
      if (name === "IMG" && picture.test(value)) continue;
      const url = new URL(value, location.href);
      if (!/^(https?|blob):$/.test(url.protocol)) say(`address ${url.protocol}`);
      // Where a link leads is for who clicks it; what is loaded by itself is ours.
      if (name !== "A" && url.origin !== location.origin) say("foreign address");
    }
  };
  const walk = (node: Node): void => {
    if (!(node instanceof Element)) return;
    check(node);
    for (const inner of node.querySelectorAll("*")) check(inner);
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "attributes") check(target as Element);
      else addedNodes.forEach(walk);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
  addEventListener("securitypolicyviolation", (event) =>
    offences.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
  Object.assign(window, {
    __offences: () => {
      const left = { injected: "__injected" in window, polluted: "polluted" in {} };
      return [
        ...offences,
        ...(left.injected ? ["a script ran"] : []),
        ...(left.polluted ? ["the prototype of objects was changed"] : []),
      ];
    },
  });
}

/** Runs in the page; may use nothing of this file. Each text that is seen is taken from the wanted ones, which are then squeezed. */
async function lookForIn(root: Element, { wanted, isCode }: Wanted): Promise<string[]> {
  // As code, a text has the escapes of its language and may be broken into lines.
  const squeeze = (text: string): string =>
    isCode ? text.replace(/[\s\\\u0000-\u001f\u007f-\u009f]+/g, "") : text;
  const missing = new Map(wanted.map((text) => [text, squeeze(text)]));
  const take = (shown: string): void => {
    const squeezed = squeeze(shown);
    for (const [text, pattern] of missing) if (squeezed.includes(pattern)) missing.delete(text);
  };
  const read = (): void => {
    take(root.textContent);
    for (const element of root.querySelectorAll("*")) {
      for (const name of ["title", "aria-label", "placeholder", "alt"])
        if (element.hasAttribute(name)) take(element.getAttribute(name)!);
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
        take(element.value);
    }
  };
  const scrolls = (element: Element): boolean =>
    element.scrollHeight > element.clientHeight + 1 &&
    (element === document.scrollingElement ||
      /auto|scroll/.test(getComputedStyle(element).overflowY));
  const drawn = (): Promise<void> =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  read();
  const boxes = [document.scrollingElement!, root, ...root.querySelectorAll("*")].filter(scrolls);
  for (const box of boxes) {
    // An editor draws only what is within the window.
    if (box !== document.scrollingElement) box.scrollIntoView({ block: "center" });
    for (let last = -1; missing.size > 0 && box.scrollTop !== last;) {
      last = box.scrollTop;
      box.scrollTop += Math.max(100, box.clientHeight * 0.8);
      await drawn();
      read();
    }
    box.scrollTop = 0;
  }
  return [...missing.keys()];
}
