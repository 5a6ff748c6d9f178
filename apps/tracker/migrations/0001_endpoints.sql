CREATE TABLE `withholding` (
	`room` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `endpoint` ADD `capacity` text;--> statement-breakpoint
ALTER TABLE `endpoint` ADD `weight` real DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `endpoint` ADD `versions` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `endpoint` ADD `components` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `endpoint` ADD `draining_since` integer;