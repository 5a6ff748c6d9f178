CREATE TABLE `component_mood` (
	`id` integer PRIMARY KEY NOT NULL,
	`component_id` integer NOT NULL,
	`mood` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`component_id`) REFERENCES `component`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `component_mood_component_id` ON `component_mood` (`component_id`,`since`);--> statement-breakpoint
CREATE INDEX `component_mood_until` ON `component_mood` (`until`);--> statement-breakpoint
CREATE TABLE `component` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`machine` text NOT NULL,
	`room` text,
	`endpoint` text,
	`mood` text NOT NULL,
	`since` integer NOT NULL,
	`detail` text,
	`reported_at` integer NOT NULL,
	`lost_at` integer NOT NULL,
	`released` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `component_source_name` ON `component` (`source`,`name`);--> statement-breakpoint
CREATE INDEX `component_reported_at` ON `component` (`reported_at`);