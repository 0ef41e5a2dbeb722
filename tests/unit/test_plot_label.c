/* Labels that do not hide each other. */
#include <gbvstat.h>

#include "check.h"
#include "collate.h"
#include "label.h"

/* R 4.2.2: isoreg(at - room before)$yf, plus that room. */
TEST(labels_move_apart_the_least)
{
    double at[] = { 100, 105, 150, 152 };
    const double size[] = { 20, 20, 20, 20 };
    CHECK(labels_apart(at, size, 4, 0, 300));
    const double expected[] = { 92.5, 112.5, 141, 161 };
    for (size_t i = 0; i < 4; i++)
        CHECK_NEAR(at[i], expected[i], 1e-12);
}

/* R 4.2.2: the same, clamped to [0, 200 - sum of sizes] and to [0, 180 - …]. */
TEST(labels_stay_inside)
{
    double top[] = { 10, 12, 13, 50, 52 };
    const double sizes[] = { 20, 20, 16, 30, 20 }, even[] = { 20, 20, 20 };
    CHECK(labels_apart(top, sizes, 5, 0, 200));
    const double expected_top[] = { 10, 30, 48, 71, 96 };
    for (size_t i = 0; i < 5; i++)
        CHECK_NEAR(top[i], expected_top[i], 1e-12);

    double bottom[] = { 160, 170, 171 };
    CHECK(labels_apart(bottom, even, 3, 0, 180));
    const double expected_bottom[] = { 130, 150, 170 };
    for (size_t i = 0; i < 3; i++)
        CHECK_NEAR(bottom[i], expected_bottom[i], 1e-12);
}

TEST(labels_with_room_stay_where_they_are)
{
    double at[] = { 20, 60, 140 };
    const double size[] = { 20, 20, 20 };
    CHECK(labels_apart(at, size, 3, 0, 200));
    CHECK(at[0] == 20 && at[1] == 60 && at[2] == 140);
    CHECK(labels_apart(at, size, 0, 0, 200));
}

TEST(labels_without_room_say_so)
{
    double at[] = { 20, 21, 22 };
    const double size[] = { 20, 20, 20 };
    CHECK(!labels_apart(at, size, 3, 0, 50));
    CHECK_NEAR(at[0], 10, 1e-12);
    CHECK_NEAR(at[2], 50, 1e-12);
}

static double
left(const struct event_box *box)
{
    return box->left ? box->x - box->width : box->x;
}

/* No box covers a box of its lane, nor the line of an event in a higher one. */
static void
check_clear(const struct event_box *boxes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            const struct event_box *a = &boxes[i], *b = &boxes[j];
            if (i == j)
                continue;
            if (a->lane == b->lane)
                CHECK(left(a) + a->width <= left(b) || left(b) + b->width <= left(a));
            if (a->lane > b->lane)
                CHECK(a->x < left(b) || a->x > left(b) + b->width);
        }
    }
}

TEST(events_far_apart_share_a_lane)
{
    struct event_box boxes[] = { { .x = 100, .width = 120 }, { .x = 400, .width = 120 } };
    CHECK(event_lanes(boxes, 2, 24, 696, 3) == 1);
    CHECK(boxes[0].lane == 0 && !boxes[0].left && !boxes[1].left);
}

TEST(event_at_the_edge_turns_left)
{
    struct event_box boxes[] = { { .x = 640, .width = 120 } };
    CHECK(event_lanes(boxes, 1, 24, 696, 3) == 1);
    CHECK(boxes[0].left);
}

TEST(events_close_together_take_lanes)
{
    struct event_box boxes[] = { { .x = 120, .width = 200 }, { .x = 464, .width = 200 },
                                 { .x = 584, .width = 125 } };
    int lanes = event_lanes(boxes, 3, 24, 696, 3);
    CHECK(lanes == 2);
    check_clear(boxes, 3);

    struct event_box crowd[] = { { .x = 300, .width = 150 }, { .x = 330, .width = 150 },
                                 { .x = 345, .width = 150 }, { .x = 360, .width = 150 } };
    CHECK(event_lanes(crowd, 4, 24, 696, 3) > 1);
    check_clear(crowd, 4);
}

TEST(events_without_room_say_so)
{
    struct event_box boxes[] = { { .x = 100, .width = 200 }, { .x = 150, .width = 200 } };
    CHECK(event_lanes(boxes, 2, 16, 240, 3) == -1);
    struct event_box many[12];
    for (int i = 0; i < 12; i++)
        many[i] = (struct event_box){ .x = 300 + i, .width = 100 };
    CHECK(event_lanes(many, 12, 24, 696, 3) == -1);
    CHECK(event_lanes(many, 0, 24, 696, 3) == 0);
}

/* The Kazakh alphabet: а ә б в г ғ … к қ … н ң о ө … у ұ ү … */
TEST(names_follow_the_alphabet)
{
    CHECK(collate_names("Ақмола", "Алматы") < 0);
    CHECK(collate_names("Костанай", "Қостанай") < 0);
    CHECK(collate_names("Қостанай", "Маңғыстау") < 0);
    CHECK(collate_names("Әл", "Ба") < 0);
    CHECK(collate_names("Өскемен", "Павлодар") < 0);
    CHECK(collate_names("almaty", "Astana") < 0);
    CHECK(collate_names("Zhambyl", "Абай") < 0);
    CHECK(collate_names("Абай", "абай") == 0);
    CHECK(collate_names("Аб", "Абай") < 0);
}
