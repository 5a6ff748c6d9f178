/** Listens to server-sent events over many connections, from a process and a core of its own. */
import { answerParent } from '../load/answer-parent.ts';
import { Audience } from './audience.ts';
import type { ChangePlan, ListenPlan } from './listen-plan.ts';

let audience = new Audience();

answerParent({
  answers: {
    open: plan => audience.open(plan as ListenPlan),
    change: plan => audience.measureChange(plan as ChangePlan),
    close: () => {
      audience.close();
      audience = new Audience();
    },
  },
});
