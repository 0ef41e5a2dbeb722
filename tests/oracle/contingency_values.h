/* Tables, row by row, then what R says of them. Made by `Rscript contingency.R >
 * contingency_values.h` with R version 4.2.2 Patched (2022-11-10 r83330). */
static const double tea[] = { 3, 1, 1, 3 };
static const double tea_chi[] = { 2, 1, 0.15729920705028447, 2, 4 };
static const double tea_p[] = { 0.48571428571428582 };
static const double job[] = { 1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11 };
static const double job_chi[] = { 5.9655145887704029, 9, 0.7433647250525508, 0.83333333333333337,
    8 };
static const double job_p[] = { 0.78268493896569258 };
static const double party[] = { 762, 327, 468, 484, 239, 477 };
static const double party_chi[] = { 30.070149095754672, 2, 2.9535891832117569e-07,
    246.35473340587595, 0 };
static const double two_rows[] = { 2, 3, 2, 6, 3, 2, 4, 4, 2, 5, 5, 4, 1, 1, 2, 3 };
static const double two_rows_chi[] = { 4.1604933110367899, 7, 0.76111733230106826,
    1.4081632653061225, 15 };
static const double two_rows_p[] = { 0.80412951931031673 };
static const double tall[] = { 3, 1, 6, 0, 1, 1, 3, 4, 4, 1, 1, 2, 2, 2, 0, 2, 1, 1 };
static const double tall_chi[] = { 10.287698412698413, 8, 0.24541108646004053,
    0.80000000000000004, 18 };
static const double tall_p[] = { 0.19398029120682167 };
static const double square[] = { 3, 1, 1, 2, 0, 2, 3, 2, 1, 0, 2, 2, 0, 3, 1, 0, 2, 1, 1, 1, 2,
    1, 2, 1, 2 };
static const double square_chi[] = { 11.055357142857144, 16, 0.80605555437149867,
    0.55555555555555558, 25 };
static const double square_p[] = { 0.86748816945202445 };
static const double ties[] = { 2, 2, 2, 2, 2, 2, 2, 2, 2 };
static const double ties_chi[] = { 0, 4, 1, 2, 9 };
static const double ties_p[] = { 0.99999999999999378 };
static const double far[] = { 60, 2, 1, 3, 55, 4, 2, 1, 40 };
static const double far_chi[] = { 261.82031464246847, 4, 1.8480737084317246e-55,
    11.517857142857142, 0 };
static const double far_p[] = { 2.7549396159250242e-56 };
static const double wide[] = { 9, 3, 1, 2, 3, 2, 1, 1, 0, 7, 0, 1, 2, 0, 2, 4, 2, 6, 5, 8, 4 };
static const double wide_chi[] = { 36.861248428990365, 12, 0.00023527687006143631,
    0.87301587301587302, 19 };
static const double wide_p[] = { 0.0012086516141668259 };
static const double smokers[] = { 83, 90, 129, 70 };
static const double patients[] = { 86, 93, 136, 82 };
static const double equal_steps[] = { 8.2249222851977102, 0.004131897477641487,
    -0.033415626412601429 };
static const double last_only[] = { 12.173146220740252, 0.00048482459344167451,
    -0.10507162214479313 };
static const double years[] = { 11.005937611539853, 0.00090820478836525732, -0.01213050307286272
    };
