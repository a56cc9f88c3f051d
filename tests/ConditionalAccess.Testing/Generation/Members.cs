using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Reads and replaces members of our records and signal structs, so that every new member is shrunk, removed and printed by itself.</summary>
internal static class Members
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, PropertyInfo[]> Known = new();
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, object?> Nothings = new();

    /// <summary>The members that can be initialised.</summary>
    public static PropertyInfo[] Of(Type type) => Known.GetOrAdd(type, static t =>
    [
        .. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0),
    ]);

    /// <summary>Whether a type is one of ours with members of its own.</summary>
    public static bool IsOurs(Type type)
        => type.Namespace?.StartsWith("ConditionalAccess", StringComparison.Ordinal) == true && !type.IsEnum && !IsList(type) && Of(type).Length > 0;

    public static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueArray<>);

    /// <summary>What a member of that type says when it says nothing: a value the type names <c>NotKnown</c> or <c>Default</c>, else null.</summary>
    public static object? Nothing(Type type) => Nothings.GetOrAdd(type, static t => !t.IsClass ? null
        : new[] { "NotKnown", "Default" }.Select(name => t.GetProperty(name, BindingFlags.Public | BindingFlags.Static)).FirstOrDefault(p => p?.PropertyType == t)?.GetValue(null));

    /// <summary>Whether the member says nothing.</summary>
    public static bool IsAbsent(object? value, Type type)
        => value is null || (type.IsClass && value.Equals(Nothing(type))) || (type.IsValueType && Nullable.GetUnderlyingType(type) is null && value.Equals(RuntimeHelpers.GetUninitializedObject(type)));

    /// <summary>A copy with one member replaced; null stands for saying nothing.</summary>
    public static object With(object value, PropertyInfo member, object? replacement)
    {
        object copy = value.GetType().GetMethod("<Clone>$") is { } clone && !value.GetType().IsValueType
            ? clone.Invoke(value, null)!
            : RuntimeHelpers.GetObjectValue(value);
        member.SetValue(copy, replacement ?? Nothing(member.PropertyType));
        return copy;
    }

    /// <summary>A list with the element at a position replaced, or left out when the replacement is null.</summary>
    public static object WithElement(object list, int index, object? replacement)
    {
        Type element = list.GetType().GetGenericArguments()[0];
        List<object?> items = [.. ((IEnumerable)list).Cast<object?>()];
        if (replacement is null) items.RemoveAt(index);
        else items[index] = replacement;
        var array = Array.CreateInstance(element, items.Count);
        for (int i = 0; i < items.Count; i++) array.SetValue(items[i], i);
        return typeof(ValueArray).GetMethod(nameof(ValueArray.From))!.MakeGenericMethod(element).Invoke(null, [array])!;
    }
}
