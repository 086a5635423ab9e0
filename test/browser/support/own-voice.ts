/**
 * What the interface says in its own voice on a page, opened parts and closed ones alike: the text of everything but
 * quotations, imported text, code and scripts.
 */
import type {Page} from 'playwright-core';

export function ownVoice(page: Page): Promise<string> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pieces: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const foreign = node.parentElement?.closest('q, blockquote, bdi, pre, code, script, noscript, body [lang]');
      if (foreign === null) pieces.push(node.textContent ?? '');
    }
    return pieces.join('\n');
  });
}
