CREATE TABLE `day_salt` (
	`day` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `viewer_fold` (
	`id` integer PRIMARY KEY NOT NULL,
	`minute` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `heartbeat_log` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`records` blob NOT NULL,
	`errors` text
);
--> statement-breakpoint
CREATE TABLE `player_error` (
	`minute` integer NOT NULL,
	`group_id` integer NOT NULL,
	`code` text NOT NULL,
	`fatal` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`minute`, `group_id`, `code`, `fatal`),
	FOREIGN KEY (`group_id`) REFERENCES `viewer_group`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `viewer_group` (
	`id` integer PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`room` text,
	`kind` text,
	`protocol` text,
	`language` text,
	`quality` text,
	`endpoint` text
);
--> statement-breakpoint
CREATE TABLE `viewer_rollup` (
	`step_minutes` integer NOT NULL,
	`group_id` integer NOT NULL,
	`minute` integer NOT NULL,
	`viewers` integer NOT NULL,
	`peak` integer NOT NULL,
	`played_s` real NOT NULL,
	`stalls` integer NOT NULL,
	`stalled_s` real NOT NULL,
	`dropped_frames` integer NOT NULL,
	`decoded_frames` integer NOT NULL,
	`latency_sum_s` real NOT NULL,
	`latency_reports` integer NOT NULL,
	`played_bits` real NOT NULL,
	`errors` integer NOT NULL,
	`fatal_errors` integer NOT NULL,
	`served_bits` real NOT NULL,
	`clients_sum` real NOT NULL,
	`served_minutes` integer NOT NULL,
	PRIMARY KEY(`step_minutes`, `group_id`, `minute`),
	FOREIGN KEY (`group_id`) REFERENCES `viewer_group`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `viewer_track` (
	`id` integer PRIMARY KEY NOT NULL,
	`records` blob NOT NULL
);
