/**
 * `oidc.json` in the data folder: whose accounts let people sign in, and which subject there is which person here. Strict; the
 * other side must be reached by https.
 *
 *     {"issuer":"https://id.example.org","clientId":"holdfire","clientSecret":"…","people":{"SUBJECT":"p-…"}}
 */
import {Type, type Static} from 'typebox';
import {Value} from 'typebox/value';
import {failure, success, type Result} from '../../monitoring/kernel/index.ts';

const Settings = Type.Object(
  {
    issuer: Type.String({pattern: '^https://|^http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/|$)'}),
    clientId: Type.String({minLength: 1, maxLength: 300}),
    clientSecret: Type.Optional(Type.String({minLength: 1, maxLength: 1_000})),
    people: Type.Record(Type.String({maxLength: 300}), Type.String({pattern: '^p-[a-z2-7]{10}$'})),
  },
  {additionalProperties: false},
);
export type OidcSettings = Static<typeof Settings>;

export function readOidcSettings(text: string, file: string): Result<OidcSettings> {
  const no = (message: string): Result<never> => failure([{code: 'bad-oidc', file, message}]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return no('is not JSON');
  }
  return Value.Check(Settings, value) ? success(value) : no('is not issuer (https), clientId, clientSecret and people');
}
