import { z } from 'zod';

export const programmeRevisionSchema = z
  .string()
  .describe(
    'Of the whole programme as pages show it, corrections included. It is another one whenever that is, goes back when a correction is taken back, and says nothing else; the time and who is live do not change it.',
  );

/** `GET /api/v1/programme/revision` */
export const programmeRevisionReplySchema = z.object({ revision: programmeRevisionSchema });
export type ProgrammeRevisionReply = z.infer<typeof programmeRevisionReplySchema>;
