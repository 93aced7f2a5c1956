#include "app/main.h"
#include <QFile>
