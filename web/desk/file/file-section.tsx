/** One part of a file, reached by its name and by j and k. */
import type {ReactNode} from 'react';
import {useIsPreview} from './preview.ts';

interface FileSectionProps {
  readonly id: string;
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** In a preview two of the same stand beside each other, and neither has the name. */
export function FileSection({id, title, className, children}: FileSectionProps) {
  const isPreview = useIsPreview();
  return (
    <section id={isPreview ? undefined : id} className={className}>
      <h2 tabIndex={-1}>{title}</h2>
      {children}
    </section>
  );
}
