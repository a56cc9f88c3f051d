using System.Collections;
using System.Reflection;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Variants of a value with one thing left out: the way to a small counterexample, and to "one signal less".</summary>
internal static class Smaller
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<PropertyInfo, bool> NeverNull = new();

    /// <summary>Every variant with one member, or one list element, left out at any depth; the path names what is missing.</summary>
    public static IEnumerable<(string Path, T Value)> Of<T>(T value)
        where T : notnull
        => Variants(value, string.Empty, true).Select(v => (v.Path, (T)v.Value));

    /// <summary>Every variant with one member left out; lists are left out as a whole.</summary>
    public static IEnumerable<(string Path, T Value)> WithoutOneMember<T>(T value)
        where T : notnull
        => Variants(value, string.Empty, false).Select(v => (v.Path, (T)v.Value));

    /// <summary>Every variant with one member that differs from a usual value set back to it.</summary>
    public static IEnumerable<(string Path, T Value)> Changes<T>(T value, T usual)
        where T : notnull
        => Members.Of(typeof(T)).Where(m => !Equals(m.GetValue(value), m.GetValue(usual))).Select(m => (m.Name, (T)Members.With(value, m, m.GetValue(usual))));

    /// <summary>Tenants with fewer policies first, large steps first, then with smaller policies and surroundings.</summary>
    public static IEnumerable<TenantConfiguration> Tenants(TenantConfiguration tenant)
    {
        int count = tenant.Policies.Count;
        for (int step = count; step > 1; step /= 2)
        {
            for (int first = 0; first < count; first += step) yield return tenant with { Policies = Without(tenant.Policies, first, step) };
        }

        foreach ((_, TenantConfiguration smaller) in Of(tenant)) yield return smaller;
    }

    private static ValueArray<ConditionalAccessPolicy> Without(ValueArray<ConditionalAccessPolicy> policies, int first, int count)
        => ValueArray.From(policies.Where((_, i) => i < first || i >= first + count));

    private static IEnumerable<(string Path, object Value)> Variants(object value, string path, bool elements)
    {
        foreach (PropertyInfo member in Members.Of(value.GetType()))
        {
            object? current = member.GetValue(value);
            if (Members.IsAbsent(current, member.PropertyType)) continue;
            string name = path.Length == 0 ? member.Name : path + "." + member.Name;
            if (!IsRequired(member)) yield return (name, Members.With(value, member, null));
            foreach ((string deeper, object smaller) in Inside(current!, name, elements)) yield return (deeper, Members.With(value, member, smaller));
        }
    }

    private static IEnumerable<(string Path, object Value)> Inside(object current, string name, bool elements)
    {
        if (Members.IsOurs(current.GetType())) return Variants(current, name, elements);
        return elements && Members.IsList(current.GetType()) ? Lists(current, name) : [];
    }

    private static IEnumerable<(string Path, object Value)> Lists(object list, string name)
    {
        int index = 0;
        foreach (object? element in (IEnumerable)list)
        {
            string path = name + "[" + index + "]";
            yield return (path, Members.WithElement(list, index, null));
            if (element is not null && Members.IsOurs(element.GetType()))
            {
                foreach ((string deeper, object smaller) in Variants(element, path, true)) yield return (deeper, Members.WithElement(list, index, smaller));
            }

            index++;
        }
    }

    // Leaving these out would make another kind of thing, not a smaller one.
    private static bool IsRequired(PropertyInfo member)
        => member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), false)
        || member.DeclaringType == typeof(IpRange) || member.DeclaringType == typeof(ExtraMember) || member.DeclaringType == typeof(AppGroup)
        || member.DeclaringType == typeof(UserActionExclusion) || member.DeclaringType == typeof(SecurityAttribute)
        || IsDeviceTextOrPart(member)
        || (member.DeclaringType!.IsGenericType && member.DeclaringType.GetGenericTypeDefinition() == typeof(GraphWord<>));

    // Records of device compliance have members that are never null; a part that can say nothing says so by a value of its own.
    private static bool IsDeviceTextOrPart(PropertyInfo member)
        => member.DeclaringType!.Namespace == "ConditionalAccess.Compliance" && !member.PropertyType.IsValueType && Members.Nothing(member.PropertyType) is null
        && NeverNull.GetOrAdd(member, static m => new NullabilityInfoContext().Create(m).WriteState == NullabilityState.NotNull);
}
