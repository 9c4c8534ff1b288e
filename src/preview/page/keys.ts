/** What a key does: by its name, with `Shift+` and `Control+` before it. */
export type KeyActions = Readonly<Record<string, () => void>>;

/**
 * Makes keys work everywhere except where text is typed.
 *
 * @param actions on Mac, Command does what Control does
 */
export function listenToKeys(actions: KeyActions) {
  let arePlainOn = true;
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.isComposing || document.querySelector('dialog[open]') !== null) return;
    const hasControl = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    // Where Shift makes another character, as + does on most keyboards, the character says it all.
    const hasShift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
    const name = `${hasControl ? 'Control+' : ''}${hasShift ? 'Shift+' : ''}${key}`;
    const action = actions[name];
    if (action === undefined) return;
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (!hasControl && (isTyping || !arePlainOn)) return;
    // Ctrl+Z in a field undoes what is typed there.
    if (isTyping && key === 'Z') return;
    const isButton = event.target instanceof HTMLButtonElement;
    if (isButton && key === ' ') return;
    event.preventDefault();
    if (isTyping) (event.target as HTMLInputElement).blur();
    action();
  });
  return {
    /** Keys without Control can be switched off, for those who speak to their computer. */
    setPlainKeys: (areOn: boolean): void => {
      arePlainOn = areOn;
    },
  };
}
