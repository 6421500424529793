package deadwood.model.heap;

import org.jspecify.annotations.Nullable;

/**
 * How many instances a class has.
 *
 * @param className as in Java source
 * @param loaderClass class of the defining loader, null for the boot loader
 * @param loaderAddress address of the defining loader, 0 for the boot loader
 * @param instances number of objects, reachable or not, at least 1
 * @param shallowSize bytes of the objects themselves
 */
public record ClassCount(String className, @Nullable String loaderClass, long loaderAddress, long instances,
        long shallowSize) {}
