'use client';

import styles from './word-choice.module.css';

interface WordChoiceProps<Value extends string> {
  /** What is chosen, for those who cannot see it. */
  label: string;
  options: readonly { value: Value; words: string }[];
  value: Value;
  onChoose: (value: Value) => void;
}

/** One of several words, the chosen one set apart. */
export function WordChoice<Value extends string>({
  label,
  options,
  value,
  onChoose,
}: WordChoiceProps<Value>) {
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{label}</legend>
      {options.map(option => (
        <button
          key={option.value}
          type="button"
          className={styles.word}
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.words}
        </button>
      ))}
    </fieldset>
  );
}
