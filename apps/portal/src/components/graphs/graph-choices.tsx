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

/** More words are a heap, not a line. */
const MAX_WORDS = 8;
const ALL = { value: '', words: 'All rooms' };

/** How far back, and which rooms, in words. */
export function GraphChoices({ event, range, only, choose }: GraphChoicesProps) {
  const rooms = [ALL, ...event.rooms.map(({ room, title }) => ({ value: room, words: title }))];
  const chooseRoom = (room: string) => choose({ room: room === '' ? null : room });
  return (
    <div className={styles.choices}>
      <WordChoice
        label="How far back"
        options={GRAPH_RANGES.map(({ id, words }) => ({ value: id, words }))}
        value={range}
        onChoose={id => choose({ range: id })}
      />
      {event.rooms.length > 1 && rooms.length <= MAX_WORDS && (
        <WordChoice label="Which rooms" options={rooms} value={only ?? ''} onChoose={chooseRoom} />
      )}
      {rooms.length > MAX_WORDS && (
        <select
          className={styles.select}
          aria-label="Which rooms"
          value={only ?? ''}
          onChange={({ target }) => chooseRoom(target.value)}
        >
          {rooms.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
