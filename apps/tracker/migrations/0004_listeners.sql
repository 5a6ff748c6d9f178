CREATE TABLE `listener_hour` (
	`id` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`hour` integer NOT NULL,
	`salt` blob,
	`requests` integer NOT NULL,
	`segments` integer NOT NULL,
	`bytes` integer NOT NULL,
	`peak` integer NOT NULL,
	`viewers` integer NOT NULL,
	`browser` integer NOT NULL,
	`mobile` integer NOT NULL,
	`player` integer NOT NULL,
	`app` integer NOT NULL,
	`bot` integer NOT NULL,
	`other` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listener_hour_hour_room` ON `listener_hour` (`hour`,`room`);--> statement-breakpoint
CREATE INDEX `listener_hour_room` ON `listener_hour` (`room`,`hour`);--> statement-breakpoint
CREATE TABLE `listener` (
	`hour_id` integer NOT NULL,
	`digest` blob NOT NULL,
	PRIMARY KEY(`hour_id`, `digest`),
	FOREIGN KEY (`hour_id`) REFERENCES `listener_hour`(`id`) ON UPDATE no action ON DELETE cascade
);
