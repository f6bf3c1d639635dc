import { z } from 'zod';
import { plainProse, plainText } from './plain-text.js';

export const ROLES = ['applicant', 'evaluator', 'faculty-reviewer', 'registrar', 'advisor', 'admin'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Spaces count; what no keyboard types does not pass. */
const password = (min: number) =>
  z
    .string()
    .min(min)
    .max(1000)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters');

export const NewAccount = z
  .object({
    email: z.email().max(254),
    password: password(8),
    name: plainText(200),
  })
  .strict()
  .meta({ id: 'NewAccount' });
export type NewAccount = z.infer<typeof NewAccount>;

export const CreatedAccount = z.object({ id: z.uuid() }).meta({ id: 'CreatedAccount' });

const letterToken = z.string().regex(/^[\w-]{20,200}$/, 'not a token from one of our letters');

export const Verification = z.object({ token: letterToken }).strict().meta({ id: 'Verification' });

export const PasswordLetter = z
  .object({ email: z.email().max(254) })
  .strict()
  .meta({ id: 'PasswordLetter' });

export const NewPassword = z
  .object({ token: letterToken, password: password(8) })
  .strict()
  .meta({ id: 'NewPassword' });

export const Credentials = z
  .object({ email: z.email().max(254), password: password(0) })
  .strict()
  .meta({ id: 'Credentials' });

export const Account = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z.array(Role),
    verified: z.boolean(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const RolesChange = z
  .object({ roles: z.array(Role).min(1), reason: plainProse(1000) })
  .strict()
  .meta({ id: 'RolesChange' });

export const ConsultationSlot = z
  .object({
    id: z.uuid(),
    advisor: z.string(),
    startsAt: z.iso.datetime(),
    minutes: z.number().int(),
    mine: z.boolean(),
  })
  .meta({ id: 'ConsultationSlot' });
export type ConsultationSlot = z.infer<typeof ConsultationSlot>;

export const ConsultationSlots = z
  .object({ slots: z.array(ConsultationSlot) })
  .meta({ id: 'ConsultationSlots' });

export const Booking = z.object({ slot: z.uuid() }).strict().meta({ id: 'Booking' });
