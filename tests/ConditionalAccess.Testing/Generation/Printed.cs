using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Tenants and sign-ins as text that reads like the C# that makes them, members that say nothing left out.</summary>
internal static class Printed
{
    public static string Of(object value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>One policy per line, then the surroundings.</summary>
    public static string Of(TenantConfiguration tenant)
    {
        var text = new StringBuilder();
        foreach (ConditionalAccessPolicy policy in tenant.Policies) text.Append("  ").AppendLine(Of((object)policy));
        return text.Append("  ").Append(Of((object)(tenant with { Policies = default }))).ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        if (value is null) text.Append("null");
        else if (value is string words) text.Append('"').Append(words.Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        else if (value is GraphId id) text.Append('"').Append(id.ToString()).Append('"');
        else if (value is DateTimeOffset instant) text.Append(instant.ToString("O", CultureInfo.InvariantCulture));
        else if (Members.IsList(value.GetType())) AppendList(text, (IEnumerable)value);
        else if (value is IpRange range) text.Append(range.Text ?? range.Lower + "-" + range.Upper);
        else if (IsWord(value.GetType())) text.Append(value);
        else if (Members.IsOurs(value.GetType())) AppendMembers(text, value);
        else text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    private static bool IsWord(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(GraphWord<>);

    private static void AppendList(StringBuilder text, IEnumerable list)
    {
        text.Append('[');
        int count = 0;
        foreach (object? item in list)
        {
            if (count++ > 0) text.Append(", ");
            Append(text, item);
        }

        text.Append(']');
    }

    private static void AppendMembers(StringBuilder text, object value)
    {
        text.Append(value.GetType().Name).Append(" {");
        foreach (PropertyInfo member in Members.Of(value.GetType()))
        {
            object? current = member.GetValue(value);
            if (Members.IsAbsent(current, member.PropertyType)) continue;
            text.Append(' ').Append(member.Name).Append(" = ");
            Append(text, current);
            text.Append(',');
        }

        text.Append(" }");
    }
}
