#include "core/base/upwards.h"
#include <QtWidgets/QWidget>
