CREATE TABLE `machine_secret` (
	`name` text PRIMARY KEY NOT NULL,
	`hash` blob NOT NULL,
	`rooms` text,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer
);
