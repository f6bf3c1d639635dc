import { Module } from '@nestjs/common';
import { BookConsultation } from './book-consultation.js';
import { ConsultationsController } from './consultations.controller.js';
import { OfferSlots } from './offer-slots.js';

@Module({ controllers: [ConsultationsController], providers: [BookConsultation, OfferSlots] })
export class ConsultationsModule {}
