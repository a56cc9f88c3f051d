using System.Globalization;
using System.Reflection;

namespace ConditionalAccess.Scripting.Translating;

/// <summary>The documentation id of a member, as the compiler writes it: what joins a member that a script names with the member that an expression holds.</summary>
internal static class MemberIds
{
    public static string Of(Type type) => "T:" + Name(type);

    /// <summary>The id of the definition: for a member of a constructed type or a constructed method that of the generic one.</summary>
    public static string Of(MemberInfo member)
    {
        Type declaring = Definition(member.DeclaringType!);
        string prefix = Name(declaring) + ".";
        if (member is FieldInfo) return "F:" + prefix + member.Name;
        if (member is PropertyInfo) return "P:" + prefix + member.Name;
        var method = (MethodBase)declaring.Module.ResolveMethod(member.MetadataToken)!;
        string name = method.IsConstructor ? "#ctor" : method.Name;
        if (method.IsGenericMethod) name += "``" + method.GetGenericArguments().Length.ToString(CultureInfo.InvariantCulture);
        ParameterInfo[] parameters = method.GetParameters();
        return "M:" + prefix + name + (parameters.Length == 0 ? string.Empty : "(" + string.Join(',', parameters.Select(p => Name(p.ParameterType))) + ")");
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition.ToString(CultureInfo.InvariantCulture);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        string name = (Definition(type).FullName ?? type.Name).Replace('+', '.');
        if (!type.IsGenericType || type.IsGenericTypeDefinition) return name;
        return name[..name.IndexOf('`', StringComparison.Ordinal)] + "{" + string.Join(',', type.GetGenericArguments().Select(Name)) + "}";
    }
}
