/**
 * Finds an element of the page.
 *
 * @throws Error when the page has no such element: a mistake of the build
 */
export function element<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} "${id}"`);
  return found;
}

/** A button of the page. */
export function button(id: string): HTMLButtonElement {
  return element(id, HTMLButtonElement);
}

/** A new element with text in it, which is never read as markup. */
export function newElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The element with a class in the copy of a template. */
export function part<T extends HTMLElement>(
  of: ParentNode,
  className: string,
  kind: abstract new () => T,
): T {
  const found = of.querySelector(`.${className}`);
  if (!(found instanceof kind)) throw new Error(`the template has no ${kind.name} "${className}"`);
  return found;
}
