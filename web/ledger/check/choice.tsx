/** A file that the reader chooses, with what it is for. The native control: keyboard and screen reader know it. */
import {useEffect, useId, type ReactNode} from 'react';
import {fileLimitBytes} from './given-file.ts';

export interface ChosenFile {
  readonly name: string;
  /** Of a file over the limit only so many as show that it is. */
  readonly bytes: Uint8Array;
}

export async function readChosen(file: File): Promise<ChosenFile> {
  const part = file.size > fileLimitBytes ? file.slice(0, fileLimitBytes + 1) : file;
  return {name: file.name, bytes: new Uint8Array(await part.arrayBuffer())};
}

export function Choice({
  label,
  take,
  children,
}: {
  readonly label: string;
  readonly take: (file: ChosenFile) => void;
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <div className="check-choice">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        aria-describedby={`${id}-about`}
        onChange={({currentTarget}) => {
          const [file] = currentTarget.files ?? [];
          if (file === undefined) return;
          void readChosen(file).then(take);
          // So that the same file, changed meanwhile, can be chosen again.
          currentTarget.value = '';
        }}
      />
      <div id={`${id}-about`} className="note">
        {children}
      </div>
    </div>
  );
}

/** A file that is dropped anywhere on the page; the browser would otherwise leave the page to open it. */
export function useDroppedFile(take: (file: ChosenFile) => void): void {
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const dropped = (event: DragEvent): void => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void readChosen(file).then(take);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', dropped);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', dropped);
    };
  }, [take]);
}
