/** What the words of a command at a desk name: the server, the key that signs, and somebody signed in with it. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {failure, success, type Problem, type Result} from '../../monitoring/kernel/index.ts';
import {keyFiles, readKeyFile, type NamedKey} from '../keys/index.ts';
import {defaultPort} from '../http/index.ts';
import {signInAt, type DeskClient} from './desk-client.ts';
import type {Words} from './words.ts';

export const wrongWord = (field: string, message: string): Problem => ({
  code: 'bad-word',
  file: 'holdfire',
  field,
  message,
});

export async function deskOf({texts, data}: Words): Promise<Result<DeskClient>> {
  const server = originOf(texts.server ?? `http://localhost:${defaultPort}`);
  const key =
    texts.key === undefined ? failure([wrongWord('--key', 'is needed: whose key signs')]) : keyOf(texts.key, data);
  const problems = [...(server.ok ? [] : server.problems), ...(key.ok ? [] : key.problems)];
  return server.ok && key.ok ? signInAt(server.value, key.value) : failure(problems);
}

function originOf(text: string): Result<string> {
  const no = failure([wrongWord('--server', `“${text.slice(0, 100)}” is not an address like http://localhost:4870`)]);
  if (!URL.canParse(text)) return no;
  const {protocol, origin, pathname, username} = new URL(text);
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && username === '' ? success(origin) : no;
}

/** A key file, or a name of which one lies in the data folder. */
function keyOf(text: string, data: string): Result<NamedKey> {
  if (existsSync(text)) return readKeyFile(text);
  const named = keyFiles(join(data, 'keys')).named(text);
  if (!named.ok) return named;
  const [key, other] = named.value;
  if (key === undefined)
    return failure([wrongWord('--key', `no key of ${text} lies in ${join(data, 'keys')}, and there is no such file`)]);
  return other === undefined
    ? success(key)
    : failure([wrongWord('--key', `${text} has several keys here; name the file`)]);
}
