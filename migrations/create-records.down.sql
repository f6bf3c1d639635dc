drop table mail, outbox, audit_head, audit_entry, override, decision, evaluation, transcript_course,
  transcript_version, transcript, application, articulation_rule, catalog, policy, program, institution,
  consultation_slot, session, account_token, account;
drop function refuse_change(), refuse_approved_change(), ring_outbox();
