/**
 * The scalars that several areas share: one form for ids, instants, sizes, sums and money, so that clients parse each once.
 * Each call makes a schema of its own, because a description belongs to the member and not to the scalar.
 */
import { z } from 'zod';

/** Says what a member's name leaves open; a member that its name explains has no description. */
function described<Schema extends z.ZodType>(schema: Schema, description: string | undefined): Schema {
  return description === undefined ? schema : schema.meta({ ...schema.meta(), description });
}

/** An id: a prefix that names the kind, an underscore and a ULID in capitals (26 characters of Crockford's base 32). */
export function id(prefix: string, description?: string) {
  return described(z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`)), description);
}

/** An instant in UTC with whole seconds, such as `2026-02-03T04:05:06Z` (RFC 3339 section 5.6, no fraction, no offset). */
export function timestamp(description?: string) {
  // `format` alone also allows fractions, offsets and leap seconds; the pattern says the one precision that we write.
  const pattern = '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$';
  return described(z.iso.datetime({ precision: 0 }).meta({ pattern }), description);
}

/** A calendar day without a time zone, such as `2026-02-03` (RFC 3339 full-date). */
export function day(description?: string) {
  return described(z.iso.date(), description);
}

/** Text that a person typed, with the limit that the server holds, in Unicode code points. */
export function text(limits: { readonly min?: number; readonly max: number }, description?: string) {
  return described(
    z
      .string()
      .min(limits.min ?? 1)
      .max(limits.max),
    description,
  );
}

/** A size in bytes; what is too much for the server is a 413, not a matter of the schema. */
export function byteSize(description?: string) {
  return described(z.int().min(1).max(Number.MAX_SAFE_INTEGER), description);
}

/** The SHA-256 of some bytes (FIPS 180-4), in lower-case hexadecimal. */
export function sha256(description?: string) {
  return described(z.string().regex(/^[0-9a-f]{64}$/), description);
}

/** A known value, or one that a later release adds: closed for authors of code, open for installed apps. */
export function openEnum<const Values extends readonly [string, ...string[]]>(values: Values, description?: string) {
  return described(z.union([z.enum(values), z.string()]), description);
}

/** An amount of money in the currency's minor unit. Whole numbers only: a fraction of a cent has no form. */
export const Money = z
  .object({
    amountMinor: z.int().min(-999_999_999_999).max(999_999_999_999),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .meta({ description: 'ISO 4217 code.' }),
  })
  .meta({ description: "An amount of money in the currency's minor unit, such as cents." });

/** {@link Money} as a value. */
export type Money = z.infer<typeof Money>;
