/** Boxes and their style, from which wavesurfer.js builds itself. */
const plain = /^(?:[^<]|<\/?(?:div|style)(?: (?:class|part|nonce)="[^"<>]*")*>)*$/;

/** Whether markup holds nothing that runs, loads or links. */
export function isPlainMarkup(markup: string): boolean {
  return plain.test(markup);
}

/** What of Trusted Types is used here. */
interface TrustedTypes {
  readonly defaultPolicy: unknown;
  readonly createPolicy: (
    name: 'default',
    rules: { readonly createHTML: (markup: string) => string | null },
  ) => unknown;
}

/**
 * Lets scripts of the page turn text into elements if it is plain; the policy of the page refuses everything else. In a
 * browser without Trusted Types there is nothing to allow.
 */
export function allowPlainMarkup(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined || trustedTypes.defaultPolicy !== null) return;
  trustedTypes.createPolicy('default', {
    createHTML: (markup) => (isPlainMarkup(markup) ? markup : null),
  });
}
