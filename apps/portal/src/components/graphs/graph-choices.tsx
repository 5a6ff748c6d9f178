import { GRAPH_RANGES, type GraphRange } from '../../graphs/graph-range.ts';
import type { GraphChoice } from '../../hooks/use-graph-choice.ts';
import type { EventInfo } from '../../portal-data.ts';
import { WordChoice } from '../site/word-choice.tsx';
import styles from './graph-choices.module.css';

interface GraphChoicesProps {
  event: EventInfo;
  range: GraphRange['id'];
  /** The one room that is shown; null: all. */
  only: string | null;
  choose: (change: Partial<GraphChoice>) => void;
}

/** How far back, and which rooms, in words. */
export function GraphChoices({ event, range, only, choose }: GraphChoicesProps) {
  return (
    <div className={styles.choices}>
      <WordChoice
        label="How far back"
        options={GRAPH_RANGES.map(({ id, words }) => ({ value: id, words }))}
        value={range}
        onChoose={id => choose({ range: id })}
      />
      {event.rooms.length > 1 && (
        <WordChoice
          label="Which rooms"
          options={[
            { value: '', words: 'All rooms' },
            ...event.rooms.map(({ room, title }) => ({ value: room, words: title })),
          ]}
          value={only ?? ''}
          onChoose={room => choose({ room: room === '' ? null : room })}
        />
      )}
    </div>
  );
}
