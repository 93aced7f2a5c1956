#include "core/plan/plan.h"
#include "ui/models/model.h"
