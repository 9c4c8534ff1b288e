// How a page looks, and whether anything in it is in the way of anybody.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { holds } from './stage.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Keeps a picture of what is in the window, where pictures were asked for. */
export async function screenshot(stage, page, name) {
  if (stage.screenshots !== null)
    await page.screenshot({ path: join(stage.screenshots, `preview-${name}.png`) });
}

/** @throws Error with what axe-core finds */
export async function expectNoViolations(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // It would copy the styles of shadow roots into a document of its own, which the policy of the page refuses.
      preload: false,
    });
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 120))
          .slice(0, 3)
          .join(' | ')}`,
    );
  });
  holds(violations.length === 0, violations.join('\n'));
}
