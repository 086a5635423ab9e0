/**
 * The media type of a file by its first bytes, for the kinds that are common among evidence. Nothing is decoded: a reader of
 * media is a way in for whoever made the file. A kind that others are made of (ZIP, TIFF) may be named more closely by
 * whoever brings it; for the others a statement that contradicts the bytes is refused.
 */
import {mediaTypePattern} from '../../monitoring/ledger/index.ts';
import {failure, success, type Result} from '../../monitoring/kernel/index.ts';

const unknownType = 'application/octet-stream';
/** Kinds that others are made of: DOCX, KMZ and WACZ are ZIP files, a camera's raw picture is a TIFF, WebM is Matroska. */
const containers: ReadonlySet<string> = new Set([
  'application/zip',
  'application/gzip',
  'application/xml',
  'image/tiff',
  'image/heif',
  'audio/ogg',
  'video/mp4',
  'video/x-matroska',
]);

/** `stated` is what the person says; empty where nothing was said. */
export function mediaTypeOf(beginning: Uint8Array, stated: string): Result<string> {
  const wrong = (message: string): Result<never> =>
    failure([{code: 'bad-word', file: 'holdfire', field: '--media-type', message}]);
  if (stated !== '' && !mediaTypePattern.test(stated))
    return wrong(`“${stated}” is not a media type such as image/jpeg`);
  const found = known(Buffer.from(beginning.buffer, beginning.byteOffset, beginning.length).toString('latin1'));
  if (stated === '') return success(found ?? unknownType);
  if (found === undefined || found === stated || containers.has(found)) return success(stated);
  return wrong(`says ${stated}, but the file begins as ${found} does; leave the option out`);
}

const beginnings: readonly (readonly [opening: string, type: string])[] = [
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['%PDF-', 'application/pdf'],
  ['PK\x03\x04', 'application/zip'],
  ['\x1f\x8b\x08', 'application/gzip'],
  ['OggS', 'audio/ogg'],
  ['fLaC', 'audio/flac'],
  ['ID3', 'audio/mpeg'],
  ['#!AMR', 'audio/amr'],
  ['\x1aE\xdf\xa3', 'video/x-matroska'],
  ['WARC/1.', 'application/warc'],
  ['<?xml', 'application/xml'],
];

/** Brands of ISO base media files (ISO/IEC 14496-12), by their first four letters; other brands are video/mp4. */
const brands: Readonly<Record<string, string>> = {
  'qt  ': 'video/quicktime',
  'M4A ': 'audio/mp4',
  heic: 'image/heic',
  heix: 'image/heic',
  mif1: 'image/heif',
  avif: 'image/avif',
  '3gp4': 'video/3gpp',
  '3gp5': 'video/3gpp',
  '3gp6': 'video/3gpp',
};

const riff: Readonly<Record<string, string>> = {WEBP: 'image/webp', WAVE: 'audio/wav', 'AVI ': 'video/x-msvideo'};

function known(text: string): string | undefined {
  if (text.slice(4, 8) === 'ftyp') return brands[text.slice(8, 12)] ?? 'video/mp4';
  if (text.startsWith('RIFF')) return riff[text.slice(8, 12)];
  return beginnings.find(([opening]) => text.startsWith(opening))?.[1];
}
