CREATE TABLE `endpoint_minute` (
	`minute` integer NOT NULL,
	`endpoint_id` integer NOT NULL,
	`reports` integer NOT NULL,
	`bitrate_sum` real NOT NULL,
	`bitrate_max` real NOT NULL,
	`clients_sum` real NOT NULL,
	`clients_max` real NOT NULL,
	PRIMARY KEY(`minute`, `endpoint_id`),
	FOREIGN KEY (`endpoint_id`) REFERENCES `endpoint`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `endpoint_minute_endpoint_id` ON `endpoint_minute` (`endpoint_id`);--> statement-breakpoint
CREATE TABLE `endpoint` (
	`id` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`address` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`lease_ends_at` integer NOT NULL,
	`load` text NOT NULL,
	`streams` text NOT NULL,
	`preview` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `endpoint_room_address` ON `endpoint` (`room`,`address`);--> statement-breakpoint
CREATE INDEX `endpoint_last_seen_at` ON `endpoint` (`last_seen_at`);