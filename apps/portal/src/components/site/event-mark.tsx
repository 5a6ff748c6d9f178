interface EventMarkProps {
  logo: string | null;
  size: number;
}

/** The conference's logo, or ours: a lit doorway. */
export function EventMark({ logo, size }: EventMarkProps) {
  if (logo !== null) {
    // The name stands beside it.
    return <img src={logo} alt="" height={size} style={{ maxWidth: size * 4 }} />;
  }
  return (
    <svg width={size * 0.79} height={size} viewBox="7 5 30 38" aria-hidden="true" style={{ flex: 'none' }}>
      <path d="M8 42V20a14 14 0 0 1 28 0v22h-6V20a8 8 0 0 0-16 0v22z" fill="currentColor" />
      <path d="M18 42V21a4 4 0 0 1 8 0v21z" fill="var(--accent)" />
    </svg>
  );
}
