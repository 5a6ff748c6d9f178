/** Sends requests for a benchmark, from a process and a core of its own. */
import { answerParent } from './answer-parent.ts';
import type { LoadPlan } from './load-plan.ts';
import { RequestTexts } from './request-texts.ts';
import { runLoad } from './run-load.ts';

/** Who comes next is remembered from one round to the next. */
let known: { key: string; texts: RequestTexts } | undefined;

answerParent({ answers: { send: plan => runLoad(plan as LoadPlan, getTexts(plan as LoadPlan)) } });

function getTexts({ requests, cookieFile }: LoadPlan): RequestTexts {
  const key = JSON.stringify([requests, cookieFile]);
  if (known?.key !== key) known = { key, texts: new RequestTexts(requests, cookieFile) };
  return known.texts;
}
