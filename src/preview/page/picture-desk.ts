import type { PagePicture } from '../page-state.js';
import { announceTrouble } from './announce.js';
import type { DraftMark } from './draft.js';
import { button, element, newElement } from './elements.js';
import { server } from './server-link.js';

/** @param onPicture is called with what was chosen: a path relative to the notes, null for none */
export function createPictureDesk(onPicture: (key: string, image: string | null) => void) {
  const dialog = element('picture-dialog', HTMLDialogElement);
  const list = element('pictures', HTMLDivElement);
  const note = element('picture-note', HTMLParagraphElement);
  const file = element('picture-file', HTMLInputElement);
  const addresses = new Map<string, string>();
  let key = '';
  const know = ({ path, address }: PagePicture): void => void addresses.set(path, address);

  const end = (image: string | null): void => {
    dialog.close();
    onPicture(key, image);
  };

  const take = async (ofKey: string, one: File): Promise<void> => {
    const picture = await server.addPicture(one);
    know(picture);
    onPicture(ofKey, picture.path);
  };

  const option = (picture: PagePicture, current: string | null): HTMLButtonElement => {
    const made = newElement('button', '');
    made.type = 'button';
    made.setAttribute('aria-pressed', String(picture.path === current));
    const image = newElement('img', '');
    image.loading = 'lazy';
    image.alt = '';
    image.src = picture.address;
    const name = newElement('span', '', picture.path);
    name.dir = 'auto';
    made.append(image, name);
    made.addEventListener('click', () => end(picture.path));
    return made;
  };

  const fill = async (current: string | null): Promise<void> => {
    const { pictures, isCut } = await server.pictures();
    for (const picture of pictures) know(picture);
    list.replaceChildren(...pictures.map((picture) => option(picture, current)));
    // What is said about a file that was chosen meanwhile stays.
    if (note.textContent !== '') return;
    const more = isCut ? ' There are more, which are not listed.' : '';
    note.textContent =
      pictures.length === 0 ? 'There are no pictures next to the notes.' : `Choose one of these.${more}`;
  };

  button('no-picture').addEventListener('click', () => end(null));
  button('leave-picture').addEventListener('click', () => dialog.close());
  file.addEventListener('change', () => {
    const [one] = file.files ?? [];
    if (one === undefined) return;
    note.textContent = 'Copying…';
    take(key, one).then(
      () => dialog.close(),
      (error: unknown) => {
        note.textContent = error instanceof Error ? error.message : String(error);
      },
    );
    file.value = '';
  });

  return {
    /** Where the page gets a picture from; null for one that was not listed. */
    addressOf: (path: string): string | null => addresses.get(path) ?? null,
    /** Copies a file next to the notes, as the picture of a mark. */
    take,
    /** Lets a person choose the picture of a mark. */
    choose: (mark: DraftMark): void => {
      key = mark.key;
      element('picture-heading', HTMLHeadingElement).textContent = `Picture of ${mark.title}`;
      note.textContent = '';
      list.replaceChildren();
      button('no-picture').disabled = mark.image === null;
      dialog.showModal();
      fill(mark.image).catch((error: unknown) => {
        dialog.close();
        announceTrouble(error);
      });
    },
  };
}
