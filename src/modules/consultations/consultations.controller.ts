import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Booking, ConsultationSlots } from '../../contract/accounts.js';
import { Roles, SignedIn, STAFF, Who, type Caller } from '../../http/access.js';
import { Answers } from '../../http/answers.js';
import { listBooked, listSlots } from '../../store/consultation.store.js';
import { Database } from '../../store/database.js';
import { BookConsultation } from './book-consultation.js';

const BookedList = z
  .object({
    consultations: z.array(
      z.object({
        id: z.uuid(),
        advisor: z.string(),
        with: z.string(),
        startsAt: z.string(),
        minutes: z.number(),
      }),
    ),
  })
  .meta({ id: 'BookedConsultations' });

@ApiTags('consultations')
@Controller()
export class ConsultationsController {
  constructor(
    private readonly database: Database,
    private readonly bookConsultation: BookConsultation,
  ) {}

  @Get('consultations/slots')
  @SignedIn()
  @Answers(200, ConsultationSlots, 'Times that are free, and your own')
  async slots(@Who() { id }: Caller): Promise<z.infer<typeof ConsultationSlots>> {
    const slots = await listSlots(this.database.read, id);
    return {
      slots: slots.map((slot) => ({
        id: slot.id,
        advisor: slot.advisor,
        startsAt: slot.startsAt.toISOString(),
        minutes: slot.minutes,
        mine: slot.bookedBy === id,
      })),
    };
  }

  @Post('consultations')
  @SignedIn()
  @HttpCode(204)
  @Answers(204, null, 'Booked; an earlier booking is given back')
  book(@Who() caller: Caller, @Body({ schema: Booking }) { slot }: z.infer<typeof Booking>) {
    return this.bookConsultation.run(caller, slot);
  }

  @Delete('consultations/:slot')
  @SignedIn()
  @HttpCode(204)
  @Answers(204, null, 'The booking is given back')
  cancel(@Who() caller: Caller, @Param('slot', ParseUUIDPipe) slot: string) {
    return this.bookConsultation.cancel(caller, slot);
  }

  @Get('staff/consultations')
  @Roles(...STAFF)
  @Answers(200, BookedList, 'Who comes to whom, and when')
  async booked(@Who() caller: Caller): Promise<z.infer<typeof BookedList>> {
    const own = caller.roles.includes('advisor') && !caller.roles.includes('admin') ? caller.id : null;
    const booked = await listBooked(this.database.read, own);
    return {
      consultations: booked.map(({ id, advisor, bookedName, startsAt, minutes }) => {
        return { id, advisor, with: bookedName ?? '', startsAt: startsAt.toISOString(), minutes };
      }),
    };
  }
}
